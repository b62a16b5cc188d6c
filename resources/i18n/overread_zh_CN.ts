<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Overread</source>
        <translation>关于 Overread</translation>
    </message>
    <message>
        <source>Overread shows what a classification network says of a radiograph and where it looked, and keeps what the reader says of it. Everything stays on this machine or in your department&apos;s database. Licence: Apache-2.0.</source>
        <translation>Overread 显示分类模型对 X 线片的判断及其关注部位，并保存阅片者的意见。所有数据只留在本机或本科室的数据库中。许可证：Apache-2.0。</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究，不得用于诊断。</translation>
    </message>
    <message>
        <source>Third-party &amp;licences…</source>
        <translation>第三方许可证(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;1:1</source>
        <translation>&amp;1:1</translation>
    </message>
    <message>
        <source>&amp;About Overread</source>
        <translation>关于 Overread(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Agree</source>
        <translation>同意(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation>角度(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Audit trail…</source>
        <translation>审计追踪(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Average over varied views</source>
        <translation>变换图像取平均(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back to Grad-CAM</source>
        <translation>恢复 Grad-CAM(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Boxes</source>
        <translation>方框(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Claim</source>
        <translation>领取(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Clear recent studies</source>
        <translation>清除最近的检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close all studies</source>
        <translation>关闭所有检查(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Cobb angle</source>
        <translation>Cobb 角(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Compare networks…</source>
        <translation>比较模型(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Compare with a prior</source>
        <translation>与既往检查对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disagree</source>
        <translation>不同意(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Display check…</source>
        <translation>显示器检查(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>系统自检(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>椭圆(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Enlarge the pane</source>
        <translation>放大窗格(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export cases…</source>
        <translation>导出病例(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation>查找操作(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;First reader is right</source>
        <translation>第一阅片者正确(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Four panes</source>
        <translation>四个窗格(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation>热图(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Hide patient data</source>
        <translation>隐藏患者信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Link the panes</source>
        <translation>联动窗格(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>放大镜(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Lower the threshold</source>
        <translation>降低阈值(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Map beside the image</source>
        <translation>热图与原图并列(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>镜像(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>模型(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>下一幅图像(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>下一页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;One pane</source>
        <translation>单个窗格(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>打开病例(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation>叠加层(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>窗格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>有(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>上一幅图像(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一窗格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Print the image…</source>
        <translation>打印图像(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Read blind first</source>
        <translation>先盲读(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>剔除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation>重置视图(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save change</source>
        <translation>保存更改(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save the image…</source>
        <translation>保存图像(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Second reader is right</source>
        <translation>第二阅片者正确(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文字(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Turn clockwise</source>
        <translation>顺时针旋转(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Two panes</source>
        <translation>两个窗格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo the last step</source>
        <translation>撤销上一步(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>不确定(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>用户指南(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>欢迎(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Zoom out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>A loupe at the cursor</source>
        <translation>光标处放大镜</translation>
    </message>
    <message>
        <source>A&amp;bout this network…</source>
        <translation>关于此模型(&amp;B)…</translation>
    </message>
    <message>
        <source>A&amp;bsent</source>
        <translation>无(&amp;B)</translation>
    </message>
    <message>
        <source>Add a &amp;missed finding…</source>
        <translation>添加漏检所见(&amp;M)…</translation>
    </message>
    <message>
        <source>Add a finding that the network missed, with its region</source>
        <translation>添加模型漏检的所见及其区域</translation>
    </message>
    <message>
        <source>Agree with the network on the chosen finding</source>
        <translation>同意模型对所选所见的判断</translation>
    </message>
    <message>
        <source>An arrow, with words or without</source>
        <translation>箭头，可附文字</translation>
    </message>
    <message>
        <source>Arro&amp;w</source>
        <translation>箭头(&amp;W)</translation>
    </message>
    <message>
        <source>Asked of the network</source>
        <translation>按需分析</translation>
    </message>
    <message>
        <source>Average the probabilities over varied views of the image, and show their spread</source>
        <translation>对多种变换后的图像取平均概率，并显示离散程度</translation>
    </message>
    <message>
        <source>Back to the file’s window and the whole image</source>
        <translation>恢复文件自带窗和整幅图像</translation>
    </message>
    <message>
        <source>C&amp;hange the reader…</source>
        <translation>更换阅片者(&amp;H)…</translation>
    </message>
    <message>
        <source>Cancel the com&amp;putation</source>
        <translation>取消计算(&amp;X)</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Check this installation, and see where your data are</source>
        <translation>检查本机的安装，并查看您的数据所在位置</translation>
    </message>
    <message>
        <source>Check what this monitor can show</source>
        <translation>检查此显示器的显示能力</translation>
    </message>
    <message>
        <source>Choose &amp;finding</source>
        <translation>选择所见(&amp;F)</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>选择所见</translation>
    </message>
    <message>
        <source>Choose how the map is made</source>
        <translation>选择热图的生成方法</translation>
    </message>
    <message>
        <source>Choose the &amp;map…</source>
        <translation>选择热图方法(&amp;E)…</translation>
    </message>
    <message>
        <source>Choose the window by the values in a rectangle that you draw</source>
        <translation>按所画矩形内的数值调窗</translation>
    </message>
    <message>
        <source>Cobb angle: one line, then the other</source>
        <translation>Cobb 角：先画一条线，再画另一条</translation>
    </message>
    <message>
        <source>Colour or c&amp;ontour</source>
        <translation>着色或等值线(&amp;O)</translation>
    </message>
    <message>
        <source>Colours of &amp;cividis</source>
        <translation>cividis 配色(&amp;C)</translation>
    </message>
    <message>
        <source>Cop&amp;y the image</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>Copies carry heatmap, regions and marks</source>
        <translation>副本带热图、区域和标记</translation>
    </message>
    <message>
        <source>Copies carry the patient’s name, id and date</source>
        <translation>副本带患者姓名、ID 和日期</translation>
    </message>
    <message>
        <source>Copies of the image</source>
        <translation>图像副本</translation>
    </message>
    <message>
        <source>Copy the image as it is shown</source>
        <translation>按当前显示复制图像</translation>
    </message>
    <message>
        <source>Cover what is on screen</source>
        <translation>遮盖屏幕内容</translation>
    </message>
    <message>
        <source>D&amp;raw region</source>
        <translation>绘制区域(&amp;R)</translation>
    </message>
    <message>
        <source>Disagree with the network on the chosen finding</source>
        <translation>不同意模型对所选所见的判断</translation>
    </message>
    <message>
        <source>Draw a region for the chosen finding</source>
        <translation>为所选所见绘制区域</translation>
    </message>
    <message>
        <source>Draw boxes around the hot parts of the map</source>
        <translation>在热图的高值部位画方框</translation>
    </message>
    <message>
        <source>Draw maps in blue to yellow (cividis) instead of black to yellow (inferno)</source>
        <translation>热图用蓝黄配色（cividis），代替黑黄配色（inferno）</translation>
    </message>
    <message>
        <source>Draw the map in colour, as a contour, or as both</source>
        <translation>热图以着色、等值线或两者兼用显示</translation>
    </message>
    <message>
        <source>Draw the next region as a rectangle, an ellipse or freehand</source>
        <translation>下一个区域用矩形、椭圆或手绘</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Fin&amp;d a case</source>
        <translation>查找病例(&amp;L)</translation>
    </message>
    <message>
        <source>Finding &amp;{number}</source>
        <translation>所见 &amp;{number}</translation>
    </message>
    <message>
        <source>First of the stac&amp;k</source>
        <translation>序列首幅(&amp;H)</translation>
    </message>
    <message>
        <source>Fit the image to the window</source>
        <translation>使图像适应窗口</translation>
    </message>
    <message>
        <source>Give claimed cases back to the queue</source>
        <translation>把领取的病例退回队列</translation>
    </message>
    <message>
        <source>Have the cases read a second time again</source>
        <translation>让这些病例重新进行二次阅片</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide name, id and date</source>
        <translation>隐藏姓名、ID 和日期</translation>
    </message>
    <message>
        <source>Hide the map as long as the key is held</source>
        <translation>按住此键时隐藏热图</translation>
    </message>
    <message>
        <source>Hold to hi&amp;de the map</source>
        <translation>按住隐藏热图(&amp;D)</translation>
    </message>
    <message>
        <source>How a map is drawn</source>
        <translation>热图显示方式</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>In&amp;vert</source>
        <translation>反相(&amp;V)</translation>
    </message>
    <message>
        <source>Invert the grey values</source>
        <translation>反转灰度</translation>
    </message>
    <message>
        <source>L&amp;ast of the stack</source>
        <translation>序列末幅(&amp;A)</translation>
    </message>
    <message>
        <source>L&amp;ock</source>
        <translation>锁定(&amp;O)</translation>
    </message>
    <message>
        <source>La&amp;rger text</source>
        <translation>放大文字(&amp;R)</translation>
    </message>
    <message>
        <source>Leave the cases out of every export</source>
        <translation>将这些病例排除在所有导出之外</translation>
    </message>
    <message>
        <source>Leave weak parts of the map out</source>
        <translation>略去热图较弱的部分</translation>
    </message>
    <message>
        <source>Lung outlin&amp;e</source>
        <translation>肺轮廓(&amp;U)</translation>
    </message>
    <message>
        <source>Mea&amp;sure this map</source>
        <translation>评测此热图(&amp;Q)</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>测量长度</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>测量角度</translation>
    </message>
    <message>
        <source>Measure how well this map explains the probability</source>
        <translation>评测此热图对概率的解释程度</translation>
    </message>
    <message>
        <source>Mirror the image, left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>More &amp;transparent</source>
        <translation>更透明(&amp;T)</translation>
    </message>
    <message>
        <source>More opa&amp;que</source>
        <translation>更不透明(&amp;P)</translation>
    </message>
    <message>
        <source>Ne&amp;xt window of the file</source>
        <translation>文件的下一窗设置(&amp;C)</translation>
    </message>
    <message>
        <source>Net&amp;works…</source>
        <translation>模型管理(&amp;W)…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Networks: measure, retrain, promote</source>
        <translation>模型：评测、再训练、启用</translation>
    </message>
    <message>
        <source>Network’s &amp;view</source>
        <translation>模型结果(&amp;V)</translation>
    </message>
    <message>
        <source>Next &amp;unread case</source>
        <translation>下一未读病例(&amp;U)</translation>
    </message>
    <message>
        <source>On to the next unread case</source>
        <translation>转到下一未读病例</translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation>图像 1 像素对应屏幕 1 像素</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open the chosen case; claim it, where it waits for your word</source>
        <translation>打开所选病例；如正等待您判定，则同时领取</translation>
    </message>
    <message>
        <source>Open the image and give a word of your own</source>
        <translation>打开图像，自行判定</translation>
    </message>
    <message>
        <source>Outline the lungs</source>
        <translation>勾画肺轮廓</translation>
    </message>
    <message>
        <source>Over&amp;lays on copies</source>
        <translation>副本带热图和标记(&amp;M)</translation>
    </message>
    <message>
        <source>Own &amp;word</source>
        <translation>自行判定(&amp;W)</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Panes in a &amp;window of their own</source>
        <translation>在独立窗口中显示窗格(&amp;W)</translation>
    </message>
    <message>
        <source>Patient &amp;data on copies</source>
        <translation>副本带患者信息(&amp;D)</translation>
    </message>
    <message>
        <source>Pixels as s&amp;quares</source>
        <translation>像素显示为方块(&amp;X)</translation>
    </message>
    <message>
        <source>Pla&amp;y cine</source>
        <translation>电影播放(&amp;J)</translation>
    </message>
    <message>
        <source>Play the frames of the stack</source>
        <translation>播放序列各帧</translation>
    </message>
    <message>
        <source>Pre&amp;vious page</source>
        <translation>上一页(&amp;V)</translation>
    </message>
    <message>
        <source>Preset &amp;{number}</source>
        <translation>预设窗 &amp;{number}</translation>
    </message>
    <message>
        <source>Previous unread &amp;case</source>
        <translation>上一未读病例(&amp;E)</translation>
    </message>
    <message>
        <source>Put an earlier study of the patient beside the image; again: the one before it</source>
        <translation>在旁边显示该患者的既往检查；再按一次：更早的一次</translation>
    </message>
    <message>
        <source>Ra&amp;ise the threshold</source>
        <translation>提高阈值(&amp;I)</translation>
    </message>
    <message>
        <source>Re&amp;do measurement</source>
        <translation>重做测量(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>退回(&amp;L)</translation>
    </message>
    <message>
        <source>Record the verdict with the changed label, region or note</source>
        <translation>按更改后的标签、区域或备注记录判定</translation>
    </message>
    <message>
        <source>Rela&amp;bel queue</source>
        <translation>重标注队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation>重标注队列</translation>
    </message>
    <message>
        <source>Rem&amp;ove region</source>
        <translation>删除区域(&amp;O)</translation>
    </message>
    <message>
        <source>Remove all &amp;measurements</source>
        <translation>删除所有测量(&amp;M)</translation>
    </message>
    <message>
        <source>Reo&amp;pen</source>
        <translation>重新开启(&amp;P)</translation>
    </message>
    <message>
        <source>Restart the &amp;network</source>
        <translation>重启模型(&amp;Z)</translation>
    </message>
    <message>
        <source>S&amp;hape of the region</source>
        <translation>区域形状(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Save the image as it is shown, as PNG</source>
        <translation>按当前显示将图像保存为 PNG</translation>
    </message>
    <message>
        <source>Say who reads from now on</source>
        <translation>指定此后由谁阅片</translation>
    </message>
    <message>
        <source>Search name, id, date, description and file</source>
        <translation>搜索姓名、ID、日期、描述和文件</translation>
    </message>
    <message>
        <source>Search the &amp;queue</source>
        <translation>搜索队列(&amp;E)</translation>
    </message>
    <message>
        <source>Show every key</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>Show in spite of the &amp;gate</source>
        <translation>未准入仍显示(&amp;G)</translation>
    </message>
    <message>
        <source>Show or hide all that the network says</source>
        <translation>显示或隐藏模型的全部结果</translation>
    </message>
    <message>
        <source>Show or hide the file’s overlay planes</source>
        <translation>显示或隐藏文件的叠加层</translation>
    </message>
    <message>
        <source>Show or hide the heatmap</source>
        <translation>显示或隐藏热图</translation>
    </message>
    <message>
        <source>Show the pixels of a magnified image as they are, without interpolation</source>
        <translation>放大时按原像素显示，不作插值</translation>
    </message>
    <message>
        <source>Show weaker parts of the map</source>
        <translation>显示热图较弱的部分</translation>
    </message>
    <message>
        <source>Show what the network says although its gate refuses the image; this is recorded</source>
        <translation>图像未通过准入检查，仍显示模型结果；此操作会被记录</translation>
    </message>
    <message>
        <source>Statistics of a rectangle</source>
        <translation>矩形内的统计值</translation>
    </message>
    <message>
        <source>Statistics of an ellipse</source>
        <translation>椭圆内的统计值</translation>
    </message>
    <message>
        <source>Take back your last step in the queue</source>
        <translation>撤回您在队列中的上一步</translation>
    </message>
    <message>
        <source>Take the cases for yourself</source>
        <translation>由您领取这些病例</translation>
    </message>
    <message>
        <source>The active pane alone, or all panes again</source>
        <translation>只显示当前窗格，或恢复全部窗格</translation>
    </message>
    <message>
        <source>The chosen finding is absent</source>
        <translation>所选所见不存在</translation>
    </message>
    <message>
        <source>The chosen finding is present</source>
        <translation>所选所见存在</translation>
    </message>
    <message>
        <source>The image twice: plain, and with its map</source>
        <translation>同一图像并列两幅：原图和带热图</translation>
    </message>
    <message>
        <source>The panes in a window for a second monitor</source>
        <translation>在独立窗口中显示窗格，供第二台显示器使用</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Turn anticlockwise</source>
        <translation>逆时针旋转(&amp;K)</translation>
    </message>
    <message>
        <source>Two readers differ</source>
        <translation>两位阅片者不一致</translation>
    </message>
    <message>
        <source>Undo the last verdict or measurement</source>
        <translation>撤销上一次判定或测量</translation>
    </message>
    <message>
        <source>Unsure; the case enters the relabel queue</source>
        <translation>不确定；病例进入重标注队列</translation>
    </message>
    <message>
        <source>Ve&amp;rdict</source>
        <translation>判定(&amp;R)</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>What every network says of this image</source>
        <translation>各模型对此图像的判断</translation>
    </message>
    <message>
        <source>What the networ&amp;k saw…</source>
        <translation>模型的输入图像(&amp;S)…</translation>
    </message>
    <message>
        <source>What the network says of a case stays hidden until you have given your verdict</source>
        <translation>给出判定之前，不显示模型对该病例的结果</translation>
    </message>
    <message>
        <source>Who did what, and whether the record is whole</source>
        <translation>谁做了什么，记录是否完整</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Window from a re&amp;gion</source>
        <translation>按区域调窗(&amp;G)</translation>
    </message>
    <message>
        <source>Window presets</source>
        <translation>预设窗</translation>
    </message>
    <message>
        <source>Words on the image</source>
        <translation>图像上的文字</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom, pan and scroll all panes together</source>
        <translation>所有窗格同步缩放、平移和翻页</translation>
    </message>
    <message>
        <source>as many as fit the image</source>
        <translation>数量取决于图像</translation>
    </message>
    <message>
        <source>by its place in the list</source>
        <translation>按列表中的位置</translation>
    </message>
    <message>
        <source>for an adjudicator</source>
        <translation>供仲裁者使用</translation>
    </message>
    <message>
        <source>for the chosen finding</source>
        <translation>针对所选所见</translation>
    </message>
    <message>
        <source>on its page</source>
        <translation>在队列页面中</translation>
    </message>
    <message>
        <source>while it is shown</source>
        <translation>显示热图时</translation>
    </message>
    <message>
        <source>while its view is shown</source>
        <translation>显示模型结果时</translation>
    </message>
    <message>
        <source>with an image on screen</source>
        <translation>有图像显示时</translation>
    </message>
</context>
<context>
    <name>AdjudicationDialog</name>
    <message>
        <source>Case {number}: {finding}</source>
        <translation>病例 {number}：{finding}</translation>
    </message>
    <message>
        <source>Confidence: {percent}</source>
        <translation>把握度：{percent}</translation>
    </message>
    <message>
        <source>First reader</source>
        <translation>第一阅片者</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Label: {label}</source>
        <translation>标签：{label}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No opinion</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
    <message>
        <source>Picture with the regions of both readers</source>
        <translation>带两位阅片者所画区域的图像</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Regions: {count}</source>
        <translation>区域：{count}</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>第二阅片者</translation>
    </message>
    <message>
        <source>Significance: {how}</source>
        <translation>临床意义：{how}</translation>
    </message>
    <message>
        <source>The pixels of this case are gone.</source>
        <translation>此病例的像素数据已不存在。</translation>
    </message>
    <message>
        <source>Threshold: {value}</source>
        <translation>阈值：{value}</translation>
    </message>
    <message>
        <source>Two readers differ</source>
        <translation>两位阅片者不一致</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>Unexpected error; see the report.</source>
        <translation>意外错误，详见报告。</translation>
    </message>
</context>
<context>
    <name>AskingAgain</name>
    <message>
        <source>The network gave no answer.</source>
        <translation>模型没有给出结果。</translation>
    </message>
</context>
<context>
    <name>AssessmentPanel</name>
    <message>
        <source>Absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Add the finding</source>
        <translation>添加所见</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>As the verdict implies</source>
        <translation>与判定一致</translation>
    </message>
    <message>
        <source>Changed since the verdict was recorded; kept with it when you go on</source>
        <translation>记录判定后有更改；转到下一例时一并保存</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>选择所见</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握度</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>正确标签</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw where it is; what is stated here is kept with it</source>
        <translation>画出所在部位；此处填写的内容一并保存</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Kept with your verdict</source>
        <translation>随判定保存</translation>
    </message>
    <message>
        <source>Missed: {finding}</source>
        <translation>漏检：{finding}</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record the verdict once more, with what has been entered since</source>
        <translation>连同之后填写的内容，再次记录判定</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Recorded · RADPEER {score}</source>
        <translation>已记录 · RADPEER {score}</translation>
    </message>
    <message>
        <source>Recorded. Without a correct label, exports leave this case out.</source>
        <translation>已记录。没有正确标签，导出时将略去此病例。</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Remove the last region</source>
        <translation>删除最后一个区域</translation>
    </message>
    <message>
        <source>Save change</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Shape of the next region</source>
        <translation>下一个区域的形状</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>临床意义</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>YOUR VERDICT</source>
        <translation>您的判定</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>All events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计追踪</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Event {number} is the first that is not whole.</source>
        <translation>自事件 {number} 起记录不完整。</translation>
    </message>
    <message>
        <source>Events of the audit trail</source>
        <translation>审计追踪的事件</translation>
    </message>
    <message>
        <source>The audit trail could not be checked.</source>
        <translation>无法检查审计追踪。</translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n event(s), none edited, removed or moved.</source>
        <translation>
            <numerusform>审计追踪完整：%n 个事件，无一被改动、删除或移位。</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is not open.</source>
        <translation>数据库未打开。</translation>
    </message>
    <message>
        <source>The trail is being checked…</source>
        <translation>正在检查审计追踪…</translation>
    </message>
    <message>
        <source>Which events are listed</source>
        <translation>列出哪些事件</translation>
    </message>
</context>
<context>
    <name>BoxEditor</name>
    <message>
        <source>Picture with the boxes that will be blackened</source>
        <translation>图像及将要涂黑的方框</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Below is the card as it lies in the bundle, in English.</source>
        <translation>以下为模型包中的卡片原文（英文）。</translation>
    </message>
    <message>
        <source>Card of the network</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>局限性</translation>
    </message>
    <message>
        <source>This network has no card.</source>
        <translation>此模型没有模型卡。</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>The pixels of case {number} are gone: neither its file nor a kept copy is there.</source>
        <translation>病例 {number} 的像素数据已不存在：原文件和保留的副本都找不到。</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare networks</source>
        <translation>比较模型</translation>
    </message>
    <message>
        <source>Findings by network</source>
        <translation>各模型的所见</translation>
    </message>
    <message>
        <source>Percentages are calibrated probabilities; plain numbers are scores of a network that was never calibrated and compare with no other. Bold: the network calls the finding. Nothing of this is recorded.</source>
        <translation>百分数为校准后的概率；普通数字是未校准模型的得分，不能与其他模型比较。粗体：模型判为阳性。这些内容均不记录。</translation>
    </message>
    <message>
        <source>The network’s view is hidden.</source>
        <translation>模型结果已隐藏。</translation>
    </message>
    <message>
        <source>There is no image on screen, or no network.</source>
        <translation>没有显示图像，或没有模型。</translation>
    </message>
    <message>
        <source>This network does not know the finding.</source>
        <translation>此模型不识别该所见。</translation>
    </message>
    <message>
        <source>being asked…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未准入</translation>
    </message>
</context>
<context>
    <name>CompareForm</name>
    <message>
        <source>Compare on the comparison set</source>
        <translation>在对比集上比较</translation>
    </message>
    <message>
        <source>Measure both</source>
        <translation>评测两者</translation>
    </message>
    <message>
        <source>{one} and {other} are measured on the same images; nothing else changes.</source>
        <translation>{one} 和 {other} 用相同的图像评测；其他一切不变。</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>The network gave no answer.</source>
        <translation>模型没有给出结果。</translation>
    </message>
</context>
<context>
    <name>ComparisonForm</name>
    <message>
        <source>Comparison set</source>
        <translation>对比集</translation>
    </message>
    <message>
        <source>manifest of frozen, labelled images</source>
        <translation>固定不变的已标注图像的清单</translation>
    </message>
</context>
<context>
    <name>ConfusionChart</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Network’s likeliest</source>
        <translation>模型首选</translation>
    </message>
    <message>
        <source>count, and share of the label’s images</source>
        <translation>数量，及其占该标签图像的比例</translation>
    </message>
    <message>
        <source>labelled {label}, called {call}</source>
        <translation>标签 {label}，模型判为 {call}</translation>
    </message>
    <message>
        <source>{count} of {total} ({share}&#x2009;%)</source>
        <translation>{count}/{total}（{share}&#x2009;%）</translation>
    </message>
    <message numerus="yes">
        <source>{right} of %n image(s) are called as they are labelled</source>
        <translation>
            <numerusform>%n 幅图像中，{right} 幅判断与标签一致</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Copied {parts}.</source>
        <translation>已复制{parts}。</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Printed {when}.</source>
        <translation>仅供研究，不得用于诊断。打印于 {when}。</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>Saved {parts} as {name}.</source>
        <translation>已将{parts}保存为 {name}。</translation>
    </message>
    <message>
        <source>Sent {parts} to the printer.</source>
        <translation>已将{parts}发送到打印机。</translation>
    </message>
    <message>
        <source>the image with overlays and patient data</source>
        <translation>带标记和患者信息的图像</translation>
    </message>
    <message>
        <source>the image with overlays, without patient data (what is burned into it stays)</source>
        <translation>带标记、不带患者信息的图像（烧录在图像中的文字仍在）</translation>
    </message>
    <message>
        <source>the image with patient data, without overlays</source>
        <translation>带患者信息、不带标记的图像</translation>
    </message>
    <message>
        <source>the image without overlays and patient data (what is burned into it stays)</source>
        <translation>不带标记和患者信息的图像（烧录在图像中的文字仍在）</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Finding</source>
        <translation>所见(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation>1 − 特异度</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>对比模型(&amp;W)</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion, all images</source>
        <translation>混淆矩阵，全部图像</translation>
    </message>
    <message>
        <source>Findings that do not exclude one another have no confusion matrix.</source>
        <translation>互不排斥的所见没有混淆矩阵。</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未评测</translation>
    </message>
    <message>
        <source>One of the two has no figures for this choice.</source>
        <translation>按此选择，其中一个模型没有数据。</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>阳性预测值</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>PR 曲线</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>校准曲线</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Share that has it</source>
        <translation>实际阳性比例</translation>
    </message>
    <message>
        <source>Stated probability</source>
        <translation>预测概率</translation>
    </message>
    <message>
        <source>The two were measured on different images: their curves cannot be compared.</source>
        <translation>两者用不同的图像评测，曲线不可比较。</translation>
    </message>
    <message>
        <source>There is no network at hand.</source>
        <translation>没有可用的模型。</translation>
    </message>
    <message>
        <source>This network was never evaluated: compare it on the comparison set to see its curves.</source>
        <translation>此模型从未评测：请先在对比集上比较，再查看曲线。</translation>
    </message>
    <message>
        <source>as stated</source>
        <translation>完全校准</translation>
    </message>
    <message>
        <source>at the threshold</source>
        <translation>当前阈值</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>chance: {share}</source>
        <translation>随机：{share}</translation>
    </message>
    <message>
        <source>no other</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>{images} of {patients}, {positives} with the finding.</source>
        <translation>{images}，来自 {patients}，其中 {positives} 幅有此所见。</translation>
    </message>
    <message>
        <source>{what}: {network}</source>
        <translation>{what}：{network}</translation>
    </message>
</context>
<context>
    <name>DeskParts</name>
    <message>
        <source>&amp;Recent studies</source>
        <translation>最近的检查(&amp;R)</translation>
    </message>
    <message>
        <source>Leave closed</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message numerus="yes">
        <source>Overread was not closed as it should be. %n place(s) were open.</source>
        <translation>
            <numerusform>Overread 上次未正常关闭，当时打开着 %n 处文件或文件夹。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayCheck</name>
    <message>
        <source>Display check</source>
        <translation>显示器检查</translation>
    </message>
    <message>
        <source>I do not see both</source>
        <translation>不能都看见</translation>
    </message>
    <message>
        <source>I see both squares</source>
        <translation>两个方块都能看见</translation>
    </message>
    <message>
        <source>Look at this window on the monitor that you read on, in the light that you read in. Do you see a small square inside the black one and inside the white one? Every step of the grey scale should be told from the next, and the finest lines should not run together.</source>
        <translation>请在平时阅片用的显示器上、阅片时的光线下看此窗口。能否看见黑块和白块中各有一个小方块？灰阶的每一级都应能与相邻级区分，最细的线条不应连成一片。</translation>
    </message>
    <message>
        <source>Then fine differences in dark or bright parts of an image cannot be seen on this monitor. Set its brightness and contrast, switch off what changes them by itself, dim the room, and look again.</source>
        <translation>说明此显示器不能显示图像暗部或亮部的细微差别。请调整亮度和对比度，关闭自动调节功能，调暗室内光线，然后再看一次。</translation>
    </message>
</context>
<context>
    <name>DisplayMenus</name>
    <message>
        <source>&amp;Window of the file</source>
        <translation>文件自带窗(&amp;W)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Presentation &amp;state</source>
        <translation>呈现状态(&amp;S)</translation>
    </message>
</context>
<context>
    <name>DisplayedFrame</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>系统自检</translation>
    </message>
    <message>
        <source>MISSING</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Open this &amp;folder</source>
        <translation>打开此文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Something is missing; see below.</source>
        <translation>有所缺失，见下。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The data folder is still being opened; try again.</source>
        <translation>数据文件夹仍在打开；请重试。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>检查内容</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
</context>
<context>
    <name>EarlierMessages</name>
    <message>
        <source>Earlier messages</source>
        <translation>以前的消息</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop DICOM, PNG or JPEG files, or a folder with them, anywhere on this window.</source>
        <translation>将 DICOM、PNG 或 JPEG 文件或文件夹拖到此窗口任意位置。</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>正在查找图像…</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>未打开检查</translation>
    </message>
    <message>
        <source>None of these files can be shown; the list says why</source>
        <translation>这些文件都无法显示；列表中注明了原因</translation>
    </message>
    <message>
        <source>There is no image among these files; the list says what they are</source>
        <translation>这些文件中没有图像；列表中注明了各是什么文件</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you recorded is kept. If it happens again, please report it with the text below; it holds no patient data, no file names and no folders.</source>
        <translation>出现了不应有的错误。您已记录的内容都已保存。如再次发生，请附上下面的文字报告；其中没有患者信息、文件名和文件夹名。</translation>
    </message>
</context>
<context>
    <name>EverySetting</name>
    <message>
        <source>A department’s PostgreSQL database; empty: the file in the data folder</source>
        <translation>科室的 PostgreSQL 数据库；留空：数据文件夹中的文件</translation>
    </message>
    <message>
        <source>Dark or light round the image</source>
        <translation>图像周围为深色或浅色</translation>
    </message>
    <message>
        <source>Grad-CAM overlay transparency</source>
        <translation>Grad-CAM 叠加 透明度</translation>
    </message>
    <message>
        <source>Half precision on an accelerator where a check passes (auto), or float32</source>
        <translation>检查通过时在加速器上用半精度（auto），或用 float32</translation>
    </message>
    <message>
        <source>How many daily backups are kept</source>
        <translation>每日备份保留几份</translation>
    </message>
    <message>
        <source>How many in a hundred agreed cases enter the queue as well</source>
        <translation>每百例同意模型的病例中，有几例也进入队列</translation>
    </message>
    <message>
        <source>How many weekly backups are kept</source>
        <translation>每周备份保留几份</translation>
    </message>
    <message>
        <source>How strongly the map covers the image, from 0 to 1</source>
        <translation>热图覆盖图像的强度，0 至 1</translation>
    </message>
    <message>
        <source>How studies are laid out when they are opened</source>
        <translation>打开检查时的布局</translation>
    </message>
    <message>
        <source>Keys that differ from those an action comes with</source>
        <translation>与默认不同的按键</translation>
    </message>
    <message>
        <source>Limit: bytes of a file</source>
        <translation>上限：文件的字节数</translation>
    </message>
    <message>
        <source>Limit: bytes of a zip file’s table of contents</source>
        <translation>上限：zip 文件目录表的字节数</translation>
    </message>
    <message>
        <source>Limit: bytes of what is inflated</source>
        <translation>上限：解压后的字节数</translation>
    </message>
    <message>
        <source>Limit: bytes that a zip file claims to become</source>
        <translation>上限：zip 文件声称解压后的字节数</translation>
    </message>
    <message>
        <source>Limit: bytes that may expand from as little as they like</source>
        <translation>上限：不计压缩比即可展开的字节数</translation>
    </message>
    <message>
        <source>Limit: data elements in front of the pixels</source>
        <translation>上限：像素数据之前的数据元素数</translation>
    </message>
    <message>
        <source>Limit: data elements of a file</source>
        <translation>上限：文件的数据元素数</translation>
    </message>
    <message>
        <source>Limit: decoded bytes for a coded one</source>
        <translation>上限：每个编码字节解码后的字节数</translation>
    </message>
    <message>
        <source>Limit: decoded bytes for a coded one, of PNG, JPEG and TIFF</source>
        <translation>上限：每个编码字节解码后的字节数（PNG、JPEG 和 TIFF）</translation>
    </message>
    <message>
        <source>Limit: inflated bytes for a compressed one</source>
        <translation>上限：每个压缩字节解压后的字节数</translation>
    </message>
    <message>
        <source>Limit: members of a zip file</source>
        <translation>上限：zip 文件的成员数</translation>
    </message>
    <message>
        <source>Limit: memory of the process that decodes, in bytes</source>
        <translation>上限：解码进程的内存（字节）</translation>
    </message>
    <message>
        <source>Limit: memory of the process that scans, in bytes</source>
        <translation>上限：扫描进程的内存（字节）</translation>
    </message>
    <message>
        <source>Limit: records of a DICOMDIR</source>
        <translation>上限：DICOMDIR 的记录数</translation>
    </message>
    <message>
        <source>Limit: samples of one frame</source>
        <translation>上限：每帧的样本数</translation>
    </message>
    <message>
        <source>Limit: scans of one JPEG</source>
        <translation>上限：每个 JPEG 的扫描次数</translation>
    </message>
    <message>
        <source>Limit: seconds for reading one frame</source>
        <translation>上限：读取一帧的秒数</translation>
    </message>
    <message>
        <source>Limit: seconds for reading one header</source>
        <translation>上限：读取一个头信息的秒数</translation>
    </message>
    <message>
        <source>Limit: sequences within sequences</source>
        <translation>上限：序列嵌套层数</translation>
    </message>
    <message>
        <source>Minutes for which a claimed case is one reader’s alone</source>
        <translation>领取的病例由一人独占的分钟数</translation>
    </message>
    <message>
        <source>Minutes without a key or the mouse until the window is covered</source>
        <translation>多少分钟无按键和鼠标操作后遮盖窗口</translation>
    </message>
    <message>
        <source>Monitors that were checked, and when</source>
        <translation>已检查的显示器及检查时间</translation>
    </message>
    <message>
        <source>Network menu</source>
        <translation>“模型”菜单</translation>
    </message>
    <message>
        <source>Networks that were promoted, and what was in use before</source>
        <translation>已启用的模型，以及此前使用的模型</translation>
    </message>
    <message>
        <source>Networks window</source>
        <translation>模型管理窗口</translation>
    </message>
    <message>
        <source>OCR anonymise de-identify</source>
        <translation>OCR 匿名 去标识化</translation>
    </message>
    <message>
        <source>Settings › Appearance</source>
        <translation>设置 › 外观</translation>
    </message>
    <message>
        <source>Settings › Keyboard</source>
        <translation>设置 › 键盘</translation>
    </message>
    <message>
        <source>Settings › Layouts</source>
        <translation>设置 › 布局</translation>
    </message>
    <message>
        <source>Settings › Privacy</source>
        <translation>设置 › 隐私</translation>
    </message>
    <message>
        <source>The colours of the map</source>
        <translation>热图配色</translation>
    </message>
    <message>
        <source>The images on which a candidate meets the network in use</source>
        <translation>候选模型与使用中的模型比较所用的图像</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>The network that reads every image, or auto: the one that fits each best</source>
        <translation>读取每幅图像的模型；auto：最适合各图像者</translation>
    </message>
    <message>
        <source>The old data that are mixed in when a network is retrained</source>
        <translation>再训练模型时混入的旧数据</translation>
    </message>
    <message>
        <source>The size of the text, in percent of the system’s</source>
        <translation>文字大小，相对于系统文字的百分数</translation>
    </message>
    <message>
        <source>Two readers for every case of the relabel queue</source>
        <translation>重标注队列的每个病例由两人阅片</translation>
    </message>
    <message>
        <source>View menu</source>
        <translation>“视图”菜单</translation>
    </message>
    <message>
        <source>What an export does about text in the pixels</source>
        <translation>导出时如何处理像素中的文字</translation>
    </message>
    <message>
        <source>What computes: cpu, cuda, mps, or auto: the best there is</source>
        <translation>计算设备：cpu、cuda、mps；auto：现有最好者</translation>
    </message>
    <message>
        <source>What is not written on the image</source>
        <translation>图像上不显示哪些信息</translation>
    </message>
    <message>
        <source>What the network says stays hidden until you have given your verdict</source>
        <translation>给出判定之前，不显示模型结果</translation>
    </message>
    <message>
        <source>Whether copies and prints carry heatmap, regions and marks</source>
        <translation>副本和打印件是否带热图、区域和标记</translation>
    </message>
    <message>
        <source>Whether copies and prints carry the patient’s name, id and date</source>
        <translation>副本和打印件是否带患者姓名、ID 和日期</translation>
    </message>
    <message>
        <source>Whether flagged files are copied into the data folder, or only referred to</source>
        <translation>已标记的文件复制到数据文件夹，还是只作引用</translation>
    </message>
    <message>
        <source>Whether reading blind first has been explained</source>
        <translation>是否已说明“先盲读”</translation>
    </message>
    <message>
        <source>Whether the database file is encrypted</source>
        <translation>数据库文件是否加密</translation>
    </message>
    <message>
        <source>Whether the key of the audit trail lies in the system’s keyring</source>
        <translation>审计追踪的密钥是否存于系统密钥环</translation>
    </message>
    <message>
        <source>Whether the places opened last are kept</source>
        <translation>是否记住最近打开的位置</translation>
    </message>
    <message>
        <source>Whether the welcome has been shown</source>
        <translation>是否已显示欢迎页</translation>
    </message>
    <message>
        <source>Whether whoever gives a word must sign in</source>
        <translation>给出判定者是否须登录</translation>
    </message>
    <message>
        <source>Which of the agreed cases are drawn</source>
        <translation>抽取哪些同意模型的病例</translation>
    </message>
    <message>
        <source>Who gives verdicts; empty: the name of the system account</source>
        <translation>由谁判定；留空：系统账户的名称</translation>
    </message>
    <message>
        <source>Window › Display check</source>
        <translation>窗口 › 显示器检查</translation>
    </message>
    <message>
        <source>by Overread itself</source>
        <translation>由 Overread 自行更改</translation>
    </message>
    <message>
        <source>copies restore</source>
        <translation>备份 副本 恢复</translation>
    </message>
    <message>
        <source>dark mode colours brightness</source>
        <translation>深色模式 颜色 亮度</translation>
    </message>
    <message>
        <source>encryption security password</source>
        <translation>加密 安全 密码</translation>
    </message>
    <message>
        <source>font scale zoom bigger letters</source>
        <translation>字体 字号 缩放 放大</translation>
    </message>
    <message>
        <source>graphics card GPU processor</source>
        <translation>显卡 GPU 处理器</translation>
    </message>
    <message>
        <source>hanging protocol side by side compare</source>
        <translation>挂片协议 并排 对比</translation>
    </message>
    <message>
        <source>hide AI bias</source>
        <translation>隐藏 AI 偏倚 盲读</translation>
    </message>
    <message>
        <source>history recent files</source>
        <translation>历史 最近 文件</translation>
    </message>
    <message>
        <source>hotkeys keyboard</source>
        <translation>快捷键 键盘</translation>
    </message>
    <message>
        <source>model AI neural network</source>
        <translation>模型 人工智能 AI 神经网络</translation>
    </message>
    <message>
        <source>overread store encrypt</source>
        <translation>overread store encrypt</translation>
    </message>
    <message>
        <source>password login</source>
        <translation>密码 口令 登录</translation>
    </message>
    <message>
        <source>screen calibration test pattern</source>
        <translation>屏幕 校准 测试图</translation>
    </message>
    <message>
        <source>server SQL shared</source>
        <translation>服务器 SQL 共享</translation>
    </message>
    <message>
        <source>timeout screen saver idle privacy</source>
        <translation>超时 屏幕保护 空闲 隐私</translation>
    </message>
    <message>
        <source>translation locale</source>
        <translation>翻译 区域 中文 英文</translation>
    </message>
    <message>
        <source>user name who</source>
        <translation>用户名 阅片者</translation>
    </message>
</context>
<context>
    <name>EverySettingPage</name>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Open its &amp;folder</source>
        <translation>打开其文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Where it is changed</source>
        <translation>更改之处</translation>
    </message>
    <message>
        <source>Where nothing else is named, in {file}; it is read at the next start.</source>
        <translation>未另行注明者在 {file} 中更改，下次启动时读取。</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>Measuring the map</source>
        <translation>正在评测热图</translation>
    </message>
    <message>
        <source>The lungs could not be outlined.</source>
        <translation>无法勾画肺轮廓。</translation>
    </message>
    <message>
        <source>The map could not be computed.</source>
        <translation>无法计算热图。</translation>
    </message>
    <message>
        <source>{method}, {detail}</source>
        <translation>{method}，{detail}</translation>
    </message>
</context>
<context>
    <name>ExportAssistant</name>
    <message>
        <source>An export into this folder was stopped; what was ready is still there.</source>
        <translation>此文件夹的一次导出曾中止；已完成的部分仍在。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>Case {number}: {reason}</source>
        <translation>病例 {number}：{reason}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export cases</source>
        <translation>导出病例</translation>
    </message>
    <message>
        <source>Exported: {written}. Withheld: {withheld}.</source>
        <translation>已导出：{written}。未导出：{withheld}。</translation>
    </message>
    <message>
        <source>Go on with it as it was asked for</source>
        <translation>按原要求继续</translation>
    </message>
    <message>
        <source>Left out of one format:</source>
        <translation>未写入其中一种格式：</translation>
    </message>
    <message>
        <source>Notes that were kept back, for they may name the patient: {count}</source>
        <translation>因可能含患者姓名而未导出的备注：{count}</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>没有导出任何内容。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped: nothing was exported.</source>
        <translation>已停止：没有导出任何内容。</translation>
    </message>
    <message>
        <source>Taken out of the earlier export, for they may go out no more:</source>
        <translation>不得再对外提供，已从以前的导出中移除：</translation>
    </message>
    <message>
        <source>The cases are read, de-identified, written and read again. You can go on reading meanwhile. If text is found in a picture, you are asked here.</source>
        <translation>病例正在读取、去标识化、写入并复查，期间可继续阅片。如图像中发现文字，会在此询问您。</translation>
    </message>
    <message>
        <source>The folder: {folder}</source>
        <translation>文件夹：{folder}</translation>
    </message>
    <message>
        <source>The zip file: {file}</source>
        <translation>zip 文件：{file}</translation>
    </message>
    <message>
        <source>What became of the cases</source>
        <translation>病例导出结果</translation>
    </message>
    <message>
        <source>What was ready is kept in {folder}; exporting there again goes on from it.</source>
        <translation>已完成的部分保存在 {folder}；再次导出到该处即可继续。</translation>
    </message>
    <message>
        <source>Withheld now; the copy from an earlier export stays, for it states what is still said:</source>
        <translation>此次未导出；以前导出的副本与现有判定仍相符，予以保留：</translation>
    </message>
    <message>
        <source>Withheld, in no format:</source>
        <translation>未导出，未写入任何格式：</translation>
    </message>
    <message>
        <source>only your look is missing</source>
        <translation>只待您查看</translation>
    </message>
    <message>
        <source>{done} of {total} cases</source>
        <translation>{done}/{total} 例</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>About 4 s a picture of 1024 × 1024: some {minutes} min for these cases. You are shown what is found before anything is blackened.</source>
        <translation>每幅 1024 × 1024 图像约 4 秒：这些病例约需 {minutes} 分钟。涂黑之前，先请您过目。</translation>
    </message>
    <message>
        <source>Also as one zip file beside the folder</source>
        <translation>另在文件夹旁写一个 zip 文件</translation>
    </message>
    <message>
        <source>An empty folder, or an earlier export</source>
        <translation>空文件夹，或以前的导出</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>COCO JSON with regions</source>
        <translation>COCO JSON（含区域）</translation>
    </message>
    <message>
        <source>Cases in all: {count}</source>
        <translation>病例总数：{count}</translation>
    </message>
    <message>
        <source>Cases that are</source>
        <translation>病例状态</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>请至少选择一种格式。</translation>
    </message>
    <message>
        <source>Choose cases: none of the chosen ones is there.</source>
        <translation>请选择病例：所选状态下没有病例。</translation>
    </message>
    <message>
        <source>Class folders of PNG (ImageFolder)</source>
        <translation>按类别分文件夹的 PNG（ImageFolder）</translation>
    </message>
    <message>
        <source>DICOM headers</source>
        <translation>DICOM 头信息</translation>
    </message>
    <message>
        <source>De-identified DICOM</source>
        <translation>去标识化 DICOM</translation>
    </message>
    <message>
        <source>Decisions as CSV</source>
        <translation>判定结果 CSV</translation>
    </message>
    <message>
        <source>Decisions as JSON Lines</source>
        <translation>判定结果 JSON Lines</translation>
    </message>
    <message>
        <source>Destination of the export</source>
        <translation>导出位置</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>导出到的文件夹</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>目标文件夹</translation>
    </message>
    <message>
        <source>Keep dates, each patient’s moved by days of her own (113107)</source>
        <translation>保留日期，但按患者各平移若干天（113107）</translation>
    </message>
    <message>
        <source>Keep descriptions made of radiology’s words alone (113105)</source>
        <translation>保留仅含放射学用语的描述（113105）</translation>
    </message>
    <message>
        <source>Keep device and station (113109)</source>
        <translation>保留设备和站点（113109）</translation>
    </message>
    <message>
        <source>Keep sex, age, size and weight (113108)</source>
        <translation>保留性别、年龄、身高和体重（113108）</translation>
    </message>
    <message>
        <source>Look for text burned into the pictures</source>
        <translation>查找图像中的烧录文字</translation>
    </message>
    <message>
        <source>Names become pseudonyms. Everything written is read again and held against the originals.</source>
        <translation>姓名替换为假名。写出的全部内容再读一遍，与原件核对。</translation>
    </message>
    <message>
        <source>Nothing is looked for: a name that is written into a picture goes out with it, and DICOM files do not claim to be clean.</source>
        <translation>不查找文字：写在图像里的姓名会随之外泄，DICOM 文件也不会声明已清理。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>{state} ({count})</source>
        <translation>{state}（{count}）</translation>
    </message>
</context>
<context>
    <name>ExportLook</name>
    <message>
        <source>Add a box</source>
        <translation>添加方框</translation>
    </message>
    <message>
        <source>Back to the picture before</source>
        <translation>返回上一幅</translation>
    </message>
    <message>
        <source>Blacken and go on</source>
        <translation>涂黑并继续</translation>
    </message>
    <message>
        <source>Boxes that will be blackened</source>
        <translation>将要涂黑的方框</translation>
    </message>
    <message>
        <source>Case {number}: text is left beside what you have accepted. Pictures that wait: {count}</source>
        <translation>病例 {number}：您确认的范围之外还有文字。待处理图像：{count}</translation>
    </message>
    <message>
        <source>Case {number}: text was found in the picture. Pictures that wait: {count}</source>
        <translation>病例 {number}：图像中发现文字。待处理图像：{count}</translation>
    </message>
    <message>
        <source>Draw a box with the mouse, or add one and move it with the arrow keys ({key}: its size). A right click removes one. Side markers such as L, R, PA and AP may stay.</source>
        <translation>用鼠标绘制方框，或添加一个方框后用方向键移动（{key}：改变大小）。右键单击可移除。L、R、PA、AP 等侧别标记可以保留。</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>移除方框</translation>
    </message>
    <message>
        <source>Show as it will go out</source>
        <translation>按导出效果显示</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Withhold this picture</source>
        <translation>扣留此图</translation>
    </message>
    <message>
        <source>{place}. Accepted before</source>
        <translation>{place}. 以前已确认</translation>
    </message>
    <message>
        <source>{place}. Of the patient: {text}</source>
        <translation>{place}. 患者信息：{text}</translation>
    </message>
    <message>
        <source>{place}. Outside the image area</source>
        <translation>{place}. 图像区域之外</translation>
    </message>
    <message>
        <source>{place}. Text: {text}</source>
        <translation>{place}. 文字：{text}</translation>
    </message>
    <message>
        <source>{place}. Your own box</source>
        <translation>{place}. 您画的方框</translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>The export ended with an unexpected error.</source>
        <translation>导出因意外错误中止。</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>阳性数</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message numerus="yes">
        <source>%n image(s) of {data} ({split}), {unread} could not be read; {when}. Intervals: 95&#x2009;%.</source>
        <translation>
            <numerusform>{data}（{split}）的&#x2009;%n 幅图像，{unread} 幅无法读取；{when}。区间为 95&#x2009;% 置信区间。</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was measured with other thresholds than the network has now: only AUC and average precision still speak of it.</source>
        <translation>全部数据均按与现用不同的阈值评测：只有 AUC 和平均精确率仍可参考。</translation>
    </message>
    <message>
        <source>Figures by finding and group of images</source>
        <translation>按所见和图像分组的数据</translation>
    </message>
    <message>
        <source>No AUC could be stated; look at the counts of images.</source>
        <translation>未能得出 AUC；请查看图像数量。</translation>
    </message>
    <message>
        <source>There is no network at hand.</source>
        <translation>没有可用的模型。</translation>
    </message>
    <message>
        <source>This network was never evaluated, so nothing can be said of how good it is.</source>
        <translation>此模型从未评测，无法说明其性能。</translation>
    </message>
    <message numerus="yes">
        <source>Weakest: {finding}, {group}: AUC {figure}, from %n image(s).</source>
        <translation>
            <numerusform>最弱：{finding}（{group}），AUC {figure}，基于 %n 幅图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n interval(s) are wider than {width}: too few images to be sure.</source>
        <translation>
            <numerusform>%n 个区间中有 {count} 个宽于 {width}：图像太少，不能确定。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>A name needs Latin letters, and begins with one</source>
        <translation>名称须以拉丁字母开头</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Which finding was missed?</source>
        <translation>漏检了哪项所见？</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>由您添加</translation>
    </message>
    <message>
        <source>in your own words; name no patient</source>
        <translation>自拟名称；请勿写患者姓名</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Show the heatmap of {finding} and give a verdict on it</source>
        <translation>显示{finding}的热图并给出判定</translation>
    </message>
    <message>
        <source>The mark on the bar is the threshold, {threshold}; at or above it the network calls it.</source>
        <translation>横条上的标记为阈值 {threshold}；达到或超过即判为阳性。</translation>
    </message>
    <message>
        <source>The pale zone, from {start} to {end}, is doubtful; below it unlikely, above it likely.</source>
        <translation>浅色区 {start} 至 {end} 为存疑；低于此区可能性小，高于此区可能性大。</translation>
    </message>
    <message>
        <source>This network was not calibrated: its figures are scores, not probabilities.</source>
        <translation>此模型未经校准：数值是得分，不是概率。</translation>
    </message>
    <message>
        <source>You: {verdict}</source>
        <translation>您：{verdict}</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>{call} (threshold {threshold})</source>
        <translation>{call}（阈值 {threshold}）</translation>
    </message>
    <message>
        <source>±: standard deviation over mildly varied views of the image.</source>
        <translation>±：图像略作变换后的标准差。</translation>
    </message>
</context>
<context>
    <name>FittedColumns</name>
    <message>
        <source>Fit the columns</source>
        <translation>自动调整列宽</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Search ({find}, {next} for the next place)</source>
        <translation>搜索（{find}；{next} 转到下一处）</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>There is no guide in your language yet; this is the English one.</source>
        <translation>暂无您所用语言的指南；这是英文版。</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>用户指南</translation>
    </message>
</context>
<context>
    <name>HangingPage</name>
    <message>
        <source>&amp;Default</source>
        <translation>默认(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>A study that has an image for every pane is opened so; the first rule that fits decides. Panes are parted by |, the views that may lie in one by commas: PA, AP | LL, RL, LAT. Without a rule, studies are opened in your own layout.</source>
        <translation>每个窗格都有对应图像的检查按此布局打开；取第一条符合的规则。窗格之间用 | 分隔，同一窗格可放的体位用逗号分隔：PA, AP | LL, RL, LAT。没有规则时，按您自己的布局打开检查。</translation>
    </message>
    <message>
        <source>Add a r&amp;ule</source>
        <translation>添加规则(&amp;U)</translation>
    </message>
    <message>
        <source>How studies are laid out when they are opened</source>
        <translation>打开检查时的布局</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>成像设备</translation>
    </message>
    <message>
        <source>Row {row} is no rule yet and is not kept: it needs a modality, such as DX, and the views of two to four panes, such as PA | LL.</source>
        <translation>第 {row} 行还不是规则，不会保存：需填写成像设备（如 DX）和二至四个窗格的体位（如 PA | LL）。</translation>
    </message>
    <message>
        <source>Views of each pane, from left to right</source>
        <translation>各窗格的体位，从左到右</translation>
    </message>
</context>
<context>
    <name>HeatmapBar</name>
    <message>
        <source>Colour</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Colour, contour</source>
        <translation>着色加等值线</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>等值线</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>How the map is drawn</source>
        <translation>热图显示方式</translation>
    </message>
    <message>
        <source>How the map is made, and back to Grad-CAM</source>
        <translation>热图的生成方法；可恢复 Grad-CAM</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Method of the map</source>
        <translation>热图方法</translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation>热图不透明度</translation>
    </message>
    <message>
        <source>Show or hide the heatmap of the chosen finding</source>
        <translation>显示或隐藏所选所见的热图</translation>
    </message>
    <message>
        <source>Threshold of the heatmap</source>
        <translation>热图阈值</translation>
    </message>
    <message>
        <source>What lies below this share of the colour scale is left out</source>
        <translation>低于色标此比例的部分不显示</translation>
    </message>
    <message>
        <source>from {share}&#x2009;%</source>
        <translation>自 {share}&#x2009;%</translation>
    </message>
</context>
<context>
    <name>IdleLock</name>
    <message>
        <source>Covered</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>Press a key or click to go on reading. Nothing was closed.</source>
        <translation>按任意键或单击以继续阅片。没有关闭任何内容。</translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
</context>
<context>
    <name>ImageTools</name>
    <message>
        <source>&amp;Image and series</source>
        <translation>图像和序列(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>方位(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Patient</source>
        <translation>患者(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {act}</source>
        <translation>撤销{act}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Value under the cursor</source>
        <translation>光标处数值(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Window and zoom</source>
        <translation>窗和缩放(&amp;W)</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨窗</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>脑窗</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺窗</translation>
    </message>
    <message>
        <source>Mediastinum</source>
        <translation>纵隔窗</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>Place in the &amp;stack</source>
        <translation>序列中的位置(&amp;S)</translation>
    </message>
    <message>
        <source>Preset &amp;{number}</source>
        <translation>预设窗 &amp;{number}</translation>
    </message>
    <message>
        <source>Preset &amp;{number}: {name}</source>
        <translation>预设窗 &amp;{number}：{name}</translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation>比例尺(&amp;C)</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织窗</translation>
    </message>
    <message>
        <source>Window pr&amp;esets</source>
        <translation>预设窗(&amp;B)</translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation>调窗：{name}</translation>
    </message>
    <message>
        <source>Written on the image</source>
        <translation>图像上显示的信息</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>&amp;Cover when idle for</source>
        <translation>闲置多久后遮盖(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Heatmap, regions and marks</source>
        <translation>热图、区域和标记(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Remember what was opened</source>
        <translation>记住打开过的内容(&amp;R)</translation>
    </message>
    <message>
        <source>Copies and prints carry</source>
        <translation>副本和打印件带有</translation>
    </message>
    <message>
        <source>Cover the window when nobody touches it for</source>
        <translation>无人操作多久后遮盖窗口</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Patient’s &amp;name, id and date</source>
        <translation>患者姓名、ID 和日期(&amp;N)</translation>
    </message>
    <message>
        <source>Places only, in this machine’s data folder: for the list of recent studies, and to open them again after a crash. Switched off, what is kept is forgotten.</source>
        <translation>只在本机数据文件夹中记录位置：用于最近的检查列表，以及崩溃后重新打开。关闭后，已有记录即被清除。</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>最近的检查</translation>
    </message>
    <message>
        <source>Text that is part of the image itself stays on every copy.</source>
        <translation>图像本身包含的文字，每个副本上都会保留。</translation>
    </message>
</context>
<context>
    <name>KeyOverlay</name>
    <message>
        <source>Any key closes this page. Keys are changed in the settings (Keyboard).</source>
        <translation>按任意键关闭此页。按键可在设置（键盘）中更改。</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>Scroll a stack, else zoom</source>
        <translation>翻阅序列，否则缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>窗宽窗位</translation>
    </message>
    <message>
        <source>Zoom in a stack</source>
        <translation>在序列中缩放</translation>
    </message>
    <message>
        <source>on the image</source>
        <translation>在图像上</translation>
    </message>
    <message>
        <source>{key} and drag</source>
        <translation>{key} 加拖动</translation>
    </message>
    <message>
        <source>{key} and wheel</source>
        <translation>{key} 加滚轮</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>&amp;Default</source>
        <translation>默认(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>不设按键(&amp;N)</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>All de&amp;faults</source>
        <translation>全部默认(&amp;F)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New key for the chosen action</source>
        <translation>所选操作的新按键</translation>
    </message>
    <message>
        <source>Search by action or key</source>
        <translation>按操作或按键搜索</translation>
    </message>
    <message>
        <source>Use &amp;this key</source>
        <translation>使用此按键(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>, earlier layer</source>
        <translation>，较早的层</translation>
    </message>
    <message>
        <source>, overlapping crops</source>
        <translation>，重叠分块</translation>
    </message>
    <message>
        <source>, twice the input size</source>
        <translation>，两倍输入尺寸</translation>
    </message>
    <message>
        <source>No positive evidence</source>
        <translation>无正向证据</translation>
    </message>
    <message>
        <source>contribution to the logit per cell</source>
        <translation>各格 logit 贡献</translation>
    </message>
    <message>
        <source>scaled to this map’s own peak</source>
        <translation>按此热图自身峰值缩放</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Overread itself is under Apache-2.0. Qt and its binding for Python are used under LGPL-3.0: they lie beside Overread as files of their own, and may be replaced by others of the same interface.</source>
        <translation>Overread 本身采用 Apache-2.0。Qt 及其 Python 绑定采用 LGPL-3.0：它们作为单独的文件与 Overread 放在一起，可用接口相同的其他版本替换。</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Search by package or licence</source>
        <translation>按软件包或许可证搜索</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证文本</translation>
    </message>
    <message>
        <source>The package brings no text of its licence.</source>
        <translation>此软件包未附许可证文本。</translation>
    </message>
    <message>
        <source>Third-party licences</source>
        <translation>第三方许可证</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>The image stands on black in both themes.</source>
        <translation>两种主题下图像背景均为黑色。</translation>
    </message>
    <message>
        <source>The window speaks it from its next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.zip DICOMDIR)</source>
        <translation>图像 (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.zip DICOMDIR)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation>重标注队列</translation>
    </message>
    <message>
        <source>Relabel queue ({count})</source>
        <translation>重标注队列（{count}）</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you recorded is kept.</source>
        <translation>出现了不应有的错误。您已记录的内容都已保存。</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Map of the &amp;finding</source>
        <translation>所见的热图(&amp;M)</translation>
    </message>
    <message>
        <source>comes with the probability</source>
        <translation>与概率同时得出</translation>
    </message>
    <message>
        <source>not with this method</source>
        <translation>此方法不适用</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>change of a measurement</source>
        <translation>更改测量</translation>
    </message>
    <message>
        <source>measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>removal of a measurement</source>
        <translation>删除测量</translation>
    </message>
    <message>
        <source>removal of all measurements</source>
        <translation>删除所有测量</translation>
    </message>
</context>
<context>
    <name>MissedFinding</name>
    <message>
        <source>A finding can be added as soon as the network has looked at this image.</source>
        <translation>模型看过此图像后才能添加所见。</translation>
    </message>
    <message>
        <source>Draw where the finding is first; then add it.</source>
        <translation>请先画出所见的部位，再添加。</translation>
    </message>
    <message>
        <source>The finding was not added: you went on before.</source>
        <translation>未添加所见：添加前您已转到别处。</translation>
    </message>
</context>
<context>
    <name>NetworkCards</name>
    <message>
        <source>Networks at hand</source>
        <translation>可用的模型</translation>
    </message>
</context>
<context>
    <name>NetworkDetailsDialog</name>
    <message>
        <source>About this network</source>
        <translation>关于此模型</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>准入检查</translation>
    </message>
    <message>
        <source>Header, size and colour only; it has learned nothing of the pixels.</source>
        <translation>只看头信息、尺寸和颜色；未从像素学习。</translation>
    </message>
    <message>
        <source>Hidden outputs</source>
        <translation>隐藏的输出</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>预期用途</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>局限性</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>None: its figures are scores, not probabilities.</source>
        <translation>无：数值是得分，不是概率。</translation>
    </message>
    <message>
        <source>Open its card</source>
        <translation>打开模型卡</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message numerus="yes">
        <source>Recognises %n kind(s) of wrong picture; refuses from {limit} on. Fitted on {where}</source>
        <translation>
            <numerusform>能识别 %n 类不适用图像；达到 {limit} 即不予准入。拟合数据：{where}</numerusform>
        </translation>
    </message>
    <message>
        <source>Sanity check FAILED</source>
        <translation>合理性检查未通过</translation>
    </message>
    <message>
        <source>Sanity check passed</source>
        <translation>合理性检查已通过</translation>
    </message>
    <message>
        <source>The sanity check was not made.</source>
        <translation>未做合理性检查。</translation>
    </message>
    <message>
        <source>There is none at hand.</source>
        <translation>没有可用的。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>calibration error (ECE) {error}</source>
        <translation>校准误差（ECE）{error}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{method}, fitted on {where}</source>
        <translation>{method}，拟合数据：{where}</translation>
    </message>
    <message>
        <source>{passed}: correlation {correlation} with the maps of a random network ({source})</source>
        <translation>{passed}：与随机模型热图的相关系数 {correlation}（{source}）</translation>
    </message>
    <message>
        <source>{precision}. {reason}</source>
        <translation>{precision}。{reason}</translation>
    </message>
</context>
<context>
    <name>NetworkInputDialog</name>
    <message>
        <source>The input of the network</source>
        <translation>模型的输入图像</translation>
    </message>
    <message>
        <source>The network gave no answer.</source>
        <translation>模型没有给出结果。</translation>
    </message>
    <message>
        <source>The network is asked for its input…</source>
        <translation>正在获取模型的输入图像…</translation>
    </message>
    <message>
        <source>There is no image on screen, or no network.</source>
        <translation>没有显示图像，或没有模型。</translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation>模型的输入图像</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, from the file’s own window. Your window, zoom and invert change nothing of it. The network learned from pictures like this one: what cannot be seen here, it could not see.</source>
        <translation>{width} × {height} 像素，取自文件自带窗。您的调窗、缩放和反相都不影响它。模型正是从这样的图像学习的：这里看不见的，它也看不见。</translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>&amp;Automatic: the network that fits the image</source>
        <translation>自动：选用适合图像的模型(&amp;A)</translation>
    </message>
    <message>
        <source>Network in &amp;use</source>
        <translation>使用的模型(&amp;N)</translation>
    </message>
    <message>
        <source>The file says neither modality nor body part nor view.</source>
        <translation>文件未注明成像设备、部位和体位。</translation>
    </message>
</context>
<context>
    <name>NetworkParts</name>
    <message>
        <source>&lt;qt&gt;How well does this map explain the probability? {cost} ({key})&lt;br&gt;Deletion: mean probability while the hottest pixels are taken away first, lower is better. Insertion: brought back first, higher is better. Random maps are as smooth as this one.&lt;/qt&gt;</source>
        <translation>&lt;qt&gt;此热图对概率解释得如何？{cost}（{key}）&lt;br&gt;删除：先去掉最热的像素时的平均概率，越低越好。插入：先恢复最热的像素，越高越好。随机热图与此图同样平滑。&lt;/qt&gt;</translation>
    </message>
    <message>
        <source>No network at hand says where the lungs are</source>
        <translation>没有可用的模型能指出肺的位置</translation>
    </message>
    <message>
        <source>Outline the lungs over the image</source>
        <translation>在图像上勾画肺轮廓</translation>
    </message>
</context>
<context>
    <name>NetworksWindow</name>
    <message>
        <source>&amp;Compare on the comparison set…</source>
        <translation>在对比集上比较(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Promote…</source>
        <translation>启用(&amp;P)…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retrain with %n corrected case(s)…</source>
        <translation>
            <numerusform>用 %n 例已更正病例再训练(&amp;R)…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Retrain…</source>
        <translation>再训练(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Take back…</source>
        <translation>回退(&amp;T)…</translation>
    </message>
    <message>
        <source>Bring back the network that was in use before</source>
        <translation>恢复以前使用的模型</translation>
    </message>
    <message>
        <source>C&amp;ard</source>
        <translation>模型卡(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>曲线(&amp;U)</translation>
    </message>
    <message>
        <source>Fi&amp;gures</source>
        <translation>数据(&amp;G)</translation>
    </message>
    <message>
        <source>Hidden with the network’s view: show that first.</source>
        <translation>已随模型结果隐藏：请先显示模型结果。</translation>
    </message>
    <message>
        <source>Measure this network and the one in use on the same images</source>
        <translation>用相同的图像评测此模型和使用中的模型</translation>
    </message>
    <message>
        <source>NETWORKS</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>模型管理</translation>
    </message>
    <message>
        <source>No case of the relabel queue has a corrected label.</source>
        <translation>重标注队列中没有带正确标签的病例。</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>No promotion brought the network in use: there is nothing to take back.</source>
        <translation>使用中的模型不是启用而来的，无从回退。</translation>
    </message>
    <message>
        <source>One at a time: wait for what is under way, or stop it.</source>
        <translation>一次只能进行一项：请等待当前任务完成，或停止它。</translation>
    </message>
    <message>
        <source>Only a candidate can be promoted.</source>
        <translation>只有候选模型才能启用。</translation>
    </message>
    <message>
        <source>There is no other network to compare with.</source>
        <translation>没有其他模型可比较。</translation>
    </message>
    <message>
        <source>Train a candidate on the corrected cases and the old data</source>
        <translation>用已更正病例和旧数据训练候选模型</translation>
    </message>
    <message>
        <source>Use this candidate, if it passes every check</source>
        <translation>通过全部检查后，使用此候选模型</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions found</source>
        <translation>找到的操作</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>This image cannot be shown.</source>
        <translation>此图像无法显示。</translation>
    </message>
</context>
<context>
    <name>PaneGrid</name>
    <message>
        <source>Drag an image here, or click here and choose one in the list</source>
        <translation>将图像拖到此处，或单击此处再从列表中选择</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Image {place} of {count}</source>
        <translation>图像 {place}/{count}</translation>
    </message>
    <message>
        <source>{name}, active</source>
        <translation>{name}，当前</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>No other study of this patient is open.</source>
        <translation>没有打开此患者的其他检查。</translation>
    </message>
</context>
<context>
    <name>PanesAway</name>
    <message>
        <source>Bring them back</source>
        <translation>移回</translation>
    </message>
    <message>
        <source>The images are in a window of their own.</source>
        <translation>图像在独立窗口中。</translation>
    </message>
</context>
<context>
    <name>PanesWindow</name>
    <message>
        <source>Overread: images</source>
        <translation>Overread：图像</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose: {name}</source>
        <translation>选择：{name}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Manifest (*.csv)</source>
        <translation>清单 (*.csv)</translation>
    </message>
</context>
<context>
    <name>PatientBanner</name>
    <message>
        <source>⚠  It is not known whether these images are of one patient</source>
        <translation>⚠  不能确定这些图像是否属于同一患者</translation>
    </message>
    <message>
        <source>⚠  MORE THAN ONE PATIENT ON SCREEN – read the name in each pane</source>
        <translation>⚠  屏幕上有多名患者：请核对每个窗格中的姓名</translation>
    </message>
</context>
<context>
    <name>PredictionsPanel</name>
    <message>
        <source>After your verdict</source>
        <translation>待您判定后显示</translation>
    </message>
    <message>
        <source>Ask the network in use</source>
        <translation>询问使用中的模型</translation>
    </message>
    <message>
        <source>Being analysed</source>
        <translation>正在分析</translation>
    </message>
    <message>
        <source>Draw it, then add it with {key}</source>
        <translation>请绘制，然后按 {key} 添加</translation>
    </message>
    <message>
        <source>FINDINGS</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>No probability: refused by the gate</source>
        <translation>无概率：未通过准入检查</translation>
    </message>
    <message>
        <source>None of this network’s findings</source>
        <translation>不在此模型的所见之列</translation>
    </message>
    <message>
        <source>Not scored by this network</source>
        <translation>此模型未给出得分</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Show anyway</source>
        <translation>仍然显示</translation>
    </message>
    <message>
        <source>Take the probabilities with care.</source>
        <translation>请谨慎看待这些概率。</translation>
    </message>
    <message>
        <source>The gate refused this image; {reader} asked to see what the network says.</source>
        <translation>此图像未通过准入检查；{reader} 要求显示模型结果。</translation>
    </message>
    <message>
        <source>The network is warming up</source>
        <translation>模型正在启动</translation>
    </message>
    <message>
        <source>The network was not made for this image, so no probability is shown.</source>
        <translation>此模型不适用于此图像，故不显示概率。</translation>
    </message>
    <message>
        <source>The network’s view is hidden</source>
        <translation>模型结果已隐藏</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Wait, or start it again; nothing is lost.</source>
        <translation>可以等待，也可重启；不会丢失任何内容。</translation>
    </message>
    <message>
        <source>You read first: what the network says of a case appears when you have given your verdict ({keys}). Change it or leave it as it is; both words are kept. To see the network at once, switch off Network › Read blind first.</source>
        <translation>请您先读：给出判定（{keys}）后才显示模型对该病例的结果。您可更改或保持判定，前后两次都会保存。要立即看到模型结果，请关闭“模型 › 先盲读”。</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>analysing…</source>
        <translation>正在分析…</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>hidden until your verdict</source>
        <translation>判定后显示</translation>
    </message>
    <message>
        <source>highest of {count}: this image</source>
        <translation>{count} 幅中最高：本图</translation>
    </message>
    <message>
        <source>highest of {count}; no figure for this image</source>
        <translation>{count} 幅中最高；本图无数值</translation>
    </message>
    <message>
        <source>highest of {count}; this image {figure}</source>
        <translation>{count} 幅中最高；本图 {figure}</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>warming up…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>{keys}, then {verdict}</source>
        <translation>{keys}，再按 {verdict}</translation>
    </message>
    <message>
        <source>{name} {version} said this when the verdict was recorded; it is not the network in use.</source>
        <translation>此为记录判定时 {name} {version} 的结果；它不是使用中的模型。</translation>
    </message>
    <message>
        <source>{one}, {two} or {three}</source>
        <translation>{one}、{two} 或 {three}</translation>
    </message>
</context>
<context>
    <name>PresentationStates</name>
    <message>
        <source>This presentation state cannot be read.</source>
        <translation>无法读取此呈现状态。</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>Value under the cursor</source>
        <translation>光标处数值</translation>
    </message>
</context>
<context>
    <name>ProblemReportDialog</name>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Files in the report</source>
        <translation>报告中的文件</translation>
    </message>
    <message>
        <source>Overread makes a zip file of the texts below; nothing is sent. They should hold no patient, no file name, no folder and no reader’s name: please look through them, save the file, and pass it on with a few words on what you did and what happened. The texts are in English, for those who read them.</source>
        <translation>Overread 将下列文本打包为 zip 文件；不会发送任何内容。其中不应含有患者、文件名、文件夹或阅片者姓名：请通读后保存文件，并附上几句说明（您做了什么、发生了什么）后转交。这些文本为英文，供处理问题的人员阅读。</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved as {name}. Nothing has been sent.</source>
        <translation>已保存为 {name}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Text of the chosen file</source>
        <translation>所选文件的文本</translation>
    </message>
    <message>
        <source>The installation is being checked…</source>
        <translation>正在检查本机的安装…</translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation>无法生成报告。</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>zip 文件 (*.zip)</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Closing Overread ends the training; it can go on from its last whole epoch later.</source>
        <translation>关闭 Overread 会中止训练；以后可从最后一个完整轮次继续。</translation>
    </message>
    <message>
        <source>Closing Overread ends this.</source>
        <translation>关闭 Overread 会中止此任务。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>PromoteForm</name>
    <message>
        <source>Check, and use it if it passes</source>
        <translation>检查，通过即使用</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>the network in use</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>{candidate} must not be worse than {incumbent}, overall, for each finding and each source, on images that neither has been trained on. The criteria are those of the change plan. If it fails, nothing changes.</source>
        <translation>在两者都未训练过的图像上，{candidate} 在总体、各所见、各来源上均不得差于 {incumbent}。标准见变更计划。如未通过，一切不变。</translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>All findings</source>
        <translation>全部所见</translation>
    </message>
    <message>
        <source>All readers</source>
        <translation>全部阅片者</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Finding of the cases</source>
        <translation>病例的所见</translation>
    </message>
    <message>
        <source>First reader of the cases</source>
        <translation>病例的第一阅片者</translation>
    </message>
    <message>
        <source>In random order</source>
        <translation>随机顺序</translation>
    </message>
    <message>
        <source>Major first</source>
        <translation>重大优先</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早优先</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>队列顺序</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>搜索队列</translation>
    </message>
    <message>
        <source>State of the cases</source>
        <translation>病例状态</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>存疑优先</translation>
    </message>
</context>
<context>
    <name>QueuePages</name>
    <message>
        <source>Claimed: {count}</source>
        <translation>已领取：{count}</translation>
    </message>
    <message>
        <source>Rejected: {count}</source>
        <translation>已剔除：{count}</translation>
    </message>
    <message>
        <source>Released: {count}</source>
        <translation>已退回：{count}</translation>
    </message>
    <message>
        <source>Reopened: {count}</source>
        <translation>已重新开启：{count}</translation>
    </message>
    <message>
        <source>Undone: the last step in the queue</source>
        <translation>已撤销：队列中的上一步</translation>
    </message>
</context>
<context>
    <name>QueuePreview</name>
    <message>
        <source>Case {number}: {finding}</source>
        <translation>病例 {number}：{finding}</translation>
    </message>
    <message>
        <source>Choose a case to see it here.</source>
        <translation>选择病例，在此查看。</translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation>领取者</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Picture of the chosen case</source>
        <translation>所选病例的图像</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The pixels of this case are gone.</source>
        <translation>此病例的像素数据已不存在。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>入列原因</translation>
    </message>
    <message>
        <source>hidden until you have read it</source>
        <translation>您阅片后显示</translation>
    </message>
    <message>
        <source>{reader}: {verdict}</source>
        <translation>{reader}：{verdict}</translation>
    </message>
</context>
<context>
    <name>QueueReading</name>
    <message>
        <source>Case {number} asks for your word on another image of this study; go there first.</source>
        <translation>病例 {number} 需要您对此检查的另一幅图像作出判定；请先转到那里。</translation>
    </message>
    <message>
        <source>Case {number} is adjudicated.</source>
        <translation>病例 {number} 已仲裁。</translation>
    </message>
    <message>
        <source>Case {number}: you and the first reader differ; an adjudicator decides.</source>
        <translation>病例 {number}：您与第一阅片者不一致，由仲裁者决定。</translation>
    </message>
    <message>
        <source>Case {number}: you and the first reader say the same.</source>
        <translation>病例 {number}：您与第一阅片者一致。</translation>
    </message>
    <message>
        <source>Second reading of case {number}: the first reader’s word and the network’s follow yours.</source>
        <translation>病例 {number} 二次阅片：您判定后，再显示第一阅片者和模型的意见。</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation>领取者</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>正确标签</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>入列原因</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
</context>
<context>
    <name>ReaderChoice</name>
    <message>
        <source>Every verdict is kept under this name and role.</source>
        <translation>每项判定都以此姓名和角色保存。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>开始阅片</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Who reads?</source>
        <translation>由谁阅片？</translation>
    </message>
</context>
<context>
    <name>ReadingParts</name>
    <message>
        <source>The network’s view follows your verdict.</source>
        <translation>模型结果在您判定后显示。</translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message>
        <source>Nothing can be exported: the database or the network is not open.</source>
        <translation>无法导出：数据库未打开，或没有模型。</translation>
    </message>
    <message>
        <source>This image cannot be shown.</source>
        <translation>此图像无法显示。</translation>
    </message>
</context>
<context>
    <name>RelabelQueuePanel</name>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>No case fits the filters.</source>
        <translation>没有符合筛选条件的病例。</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>RELABEL QUEUE</source>
        <translation>重标注队列</translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation>重标注队列</translation>
    </message>
    <message>
        <source>Set state</source>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>The relabel queue is empty.

A case enters it when you disagree with the network, when you are unsure,
or when you give a verdict on an image that the network refused.</source>
        <translation>重标注队列为空。

您不同意模型、不确定，
或对未准入的图像给出判定时，病例会进入队列。</translation>
    </message>
    <message>
        <source>The relabel queue is hidden with the network’s view; show it (V).</source>
        <translation>重标注队列已随模型结果隐藏；按 V 显示。</translation>
    </message>
    <message>
        <source>{first}–{last} of {all}</source>
        <translation>{first}–{last}，共 {all}</translation>
    </message>
    <message>
        <source>{open} open, {all} in all</source>
        <translation>待处理 {open}，共 {all}</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>Checks and figures</source>
        <translation>检查项与数据</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>打开报告(&amp;R)</translation>
    </message>
</context>
<context>
    <name>RetrainForm</name>
    <message numerus="yes">
        <source>%n corrected case(s) go in</source>
        <translation>
            <numerusform>纳入 %n 例已更正病例</numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Comparison set</source>
        <translation>对比集</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>正确标签</translation>
    </message>
    <message>
        <source>Corrected cases</source>
        <translation>已更正病例</translation>
    </message>
    <message>
        <source>Go on with the training {name}, which was interrupted</source>
        <translation>继续上次中断的训练 {name}</translation>
    </message>
    <message>
        <source>Name the old data: without a replay of it the network would forget what it knew.</source>
        <translation>请指定旧数据：若不重放旧数据，模型会遗忘已学内容。</translation>
    </message>
    <message>
        <source>Old data</source>
        <translation>旧数据</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Retrain with corrected cases</source>
        <translation>用已更正病例再训练</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>The last training took {time} here.</source>
        <translation>上次训练在本机用时 {time}。</translation>
    </message>
    <message>
        <source>The old data are not where you say.</source>
        <translation>旧数据不在您指定的位置。</translation>
    </message>
    <message>
        <source>The time left is said after the first batches; you can read on meanwhile.</source>
        <translation>最初几个批次后给出剩余时间；期间可继续阅片。</translation>
    </message>
    <message>
        <source>They are mixed with a sample of the old data, so that the network does not forget.</source>
        <translation>与部分旧数据混合训练，以免模型遗忘。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>manifest of the data that the network was trained on, for replay</source>
        <translation>模型原训练数据的清单，用于重放</translation>
    </message>
    <message>
        <source>manifest of the frozen images that a candidate must pass</source>
        <translation>候选模型须通过的固定图像清单</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>{sentence}: {labels}</source>
        <translation>{sentence}：{labels}</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>The database of an older Overread was brought up to date; as it was before, it is kept in {name}.</source>
        <translation>旧版 Overread 的数据库已更新；更新前的数据库保存在 {name} 中。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Layouts</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>隐私(&amp;P)</translation>
    </message>
    <message>
        <source>All s&amp;ettings</source>
        <translation>全部设置(&amp;E)</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>找到：{count}</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>搜索全部设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>The setting `shortcuts` names no action of this window: {names}.</source>
        <translation>设置项 `shortcuts` 中的 {names} 不是此窗口的操作。</translation>
    </message>
    <message>
        <source>The setting `shortcuts` names no key by “{key}”.</source>
        <translation>设置项 `shortcuts` 中的“{key}”不是按键。</translation>
    </message>
    <message>
        <source>{key} is the key of {actions}; choose another, or take it from there first.</source>
        <translation>{key} 已是{actions}的按键；请换一个，或先取消原有设置。</translation>
    </message>
    <message>
        <source>{key} stays the key of “{taker}”; “{name}” does not get it.</source>
        <translation>{key} 仍是“{taker}”的按键；“{name}”未能使用。</translation>
    </message>
    <message>
        <source>{key} walks through the window or pans the image; choose another key.</source>
        <translation>{key} 用于在窗口中移动或平移图像；请换一个按键。</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>No result in time: {name}</source>
        <translation>未及时得到结果：{name}</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Screenshot: {file}</source>
        <translation>截图：{file}</translation>
    </message>
    <message>
        <source>The screenshot could not be written: {file}</source>
        <translation>无法写入截图：{file}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n flagged image(s) not yet copied</source>
        <translation>
            <numerusform>%n 幅已标记图像尚未留存副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) not yet stored</source>
        <translation>
            <numerusform>%n 项判定尚未存入</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysed {done} of {total}</source>
        <translation>已分析 {done}/{total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the computation</source>
        <translation>取消计算</translation>
    </message>
    <message>
        <source>Database not reached; it is asked again</source>
        <translation>无法连接数据库，正在重试</translation>
    </message>
    <message>
        <source>Look at a test pattern: whether this monitor shows what an image holds</source>
        <translation>查看测试图：此显示器能否显示图像的全部细节</translation>
    </message>
    <message>
        <source>No database: verdicts cannot be recorded</source>
        <translation>数据库未打开：无法记录判定</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Not verified on this monitor</source>
        <translation>此显示器未检查</translation>
    </message>
    <message>
        <source>Opening the network…</source>
        <translation>正在打开模型…</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究，不得用于诊断。</translation>
    </message>
    <message>
        <source>Show the Networks window</source>
        <translation>显示模型管理窗口</translation>
    </message>
    <message>
        <source>Stop the analysis in the background; the image on screen is still analysed</source>
        <translation>停止后台分析；屏幕上的图像仍会分析</translation>
    </message>
    <message>
        <source>The network that spoke, and where it runs; click to choose another, to compare, to read more</source>
        <translation>给出结果的模型及其运行设备；单击可更换、比较或了解更多</translation>
    </message>
    <message>
        <source>Who reads, and in which role; click to change the reader</source>
        <translation>阅片者及其角色；单击可更换</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>正在启动</translation>
    </message>
</context>
<context>
    <name>StoreWatch</name>
    <message>
        <source>The database answers; verdicts are kept from now on.</source>
        <translation>数据库已恢复；此后的判定正常保存。</translation>
    </message>
    <message>
        <source>What waited is stored now.</source>
        <translation>等待中的内容现已存入。</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Kept beside the database, not yet stored: {reason}</source>
        <translation>{finding}：{verdict}。暂存在数据库之外，尚未存入：{reason}</translation>
    </message>
</context>
<context>
    <name>StudyList</name>
    <message numerus="yes">
        <source>%n frame(s), {size}</source>
        <translation>
            <numerusform>%n 帧，{size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message>
        <source>STUDIES</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Series {number}</source>
        <translation>序列 {number}</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>image not open</source>
        <translation>图像未打开</translation>
    </message>
    <message>
        <source>{image} and others</source>
        <translation>{image} 等</translation>
    </message>
    <message>
        <source>{modality} image{number}</source>
        <translation>{modality} 图像{number}</translation>
    </message>
    <message>
        <source>{name} (kept copy)</source>
        <translation>{name}（保留副本）</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {reason}</source>
        <translation>{name} 无法显示：{reason}</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}：{state}</translation>
    </message>
    <message>
        <source>{unread} unread</source>
        <translation>{unread} 例未读</translation>
    </message>
</context>
<context>
    <name>TakeBackForm</name>
    <message>
        <source>A network</source>
        <translation>某模型</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Take the last promotion back</source>
        <translation>回退上一次启用</translation>
    </message>
    <message>
        <source>{name} is in use now. The network that it replaced comes back, bit for bit, and reads every image from then on; what was recorded stays. Take the promotion back?</source>
        <translation>{name} 正在使用。回退后，被它替换的模型将原样（逐位一致）恢复，此后由其读取每幅图像；已记录的内容不变。要回退吗？</translation>
    </message>
</context>
<context>
    <name>TestPattern</name>
    <message>
        <source>Test pattern</source>
        <translation>测试图</translation>
    </message>
</context>
<context>
    <name>TextEntry</name>
    <message>
        <source>Text, then Return</source>
        <translation>输入文字，按 Enter 确认</translation>
    </message>
    <message>
        <source>Words of the arrow or text</source>
        <translation>箭头或文字标注的内容</translation>
    </message>
</context>
<context>
    <name>TrailTable</name>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>verdict {finding}: {verdict}</source>
        <translation>判定“{finding}：{verdict}”</translation>
    </message>
</context>
<context>
    <name>Unforeseen</name>
    <message>
        <source>Overread met a fault of its own and could not start; `overread doctor` says what is missing here.</source>
        <translation>Overread 自身出错，无法启动；`overread doctor` 会说明此处缺少什么。</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>A finding that you add is there; with Absent you take it back.</source>
        <translation>您添加的所见即为“有”；选“无”可撤回。</translation>
    </message>
    <message>
        <source>A verdict can be given as soon as the network has looked at this image.</source>
        <translation>模型看过此图像后才能给出判定。</translation>
    </message>
    <message>
        <source>Open an image first.</source>
        <translation>请先打开图像。</translation>
    </message>
    <message>
        <source>The network gave no opinion to agree or disagree with; say Present, Absent or Unsure.</source>
        <translation>模型没有给出可供同意或不同意的结果；请选“有”“无”或“不确定”。</translation>
    </message>
    <message>
        <source>The network’s view is hidden; say Present, Absent or Unsure, or show it (V).</source>
        <translation>模型结果已隐藏；请选“有”“无”或“不确定”，或按 V 显示结果。</translation>
    </message>
    <message>
        <source>The verdict cannot be kept: the database is not open.</source>
        <translation>判定无法保存：数据库未打开。</translation>
    </message>
    <message>
        <source>Your word comes first: say Present (P), Absent (N) or Unsure (U).</source>
        <translation>请您先判定：有（P）、无（N）或不确定（U）。</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>&amp;Open files…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>It shows what a network finds in a radiograph, and where; you agree or disagree with two keys, and what you disagree on is kept for teaching the network.</source>
        <translation>它显示模型在 X 线片上的所见及其部位；您按两个键即可表示同意或不同意，不同意的病例会保留下来，用于训练模型。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>No medical device. Research use only; not for diagnosis.</source>
        <translation>不是医疗器械。仅供研究，不得用于诊断。</translation>
    </message>
    <message>
        <source>No telemetry, no account, no update check. It works without a network connection.</source>
        <translation>没有遥测，没有账户，不检查更新。无需网络连接即可使用。</translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation>不发送任何内容</translation>
    </message>
    <message>
        <source>Open the &amp;examples</source>
        <translation>打开示例(&amp;E)</translation>
    </message>
    <message>
        <source>Open this &amp;folder</source>
        <translation>打开此文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>The window speaks it from its next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Welcome to Overread</source>
        <translation>欢迎使用 Overread</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>它是什么</translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation>它不是什么</translation>
    </message>
    <message>
        <source>What the network says of a case stays hidden until you have given your verdict, because it would sway you. This can be switched off: Network › Read blind first.</source>
        <translation>在您给出判定之前，不显示模型对病例的结果，以免影响您的判断。可在“模型 › 先盲读”中关闭。</translation>
    </message>
    <message>
        <source>Where your data are</source>
        <translation>您的数据在哪里</translation>
    </message>
    <message>
        <source>You read first</source>
        <translation>请您先读</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>No other case here is unread.</source>
        <translation>没有其他未读病例。</translation>
    </message>
</context>
<context>
    <name>WorklistBar</name>
    <message>
        <source>All cases</source>
        <translation>全部病例</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>原始顺序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按姓名</translation>
    </message>
    <message>
        <source>Likely first</source>
        <translation>可能性大优先</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>Order of the cases</source>
        <translation>病例顺序</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>搜索病例</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>存疑优先</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Which cases are listed</source>
        <translation>列出哪些病例</translation>
    </message>
</context>
<context>
    <name>comparison_words</name>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Against {name} on the same images, {count} in all; a difference above 0 is in favour of the network that was measured.</source>
        <translation>与 {name} 在相同图像上比较，共 {count} 幅；差值大于 0 表示被评测的模型更好。</translation>
    </message>
    <message>
        <source>Balanced accuracy of the likeliest class: difference {difference}.</source>
        <translation>概率最大类别的平衡准确率：差值 {difference}。</translation>
    </message>
    <message>
        <source>Bootstrap</source>
        <translation>自助法</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>DeLong</source>
        <translation>DeLong</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>判定方法</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Its AUC</source>
        <translation>其 AUC</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>  {first} and {second}: same file</source>
        <translation>  {first} 与 {second}：同一文件</translation>
    </message>
    <message>
        <source>  {first} and {second}: same picture</source>
        <translation>  {first} 与 {second}：同一图像</translation>
    </message>
    <message>
        <source>  {reason}</source>
        <translation>  {reason}</translation>
    </message>
    <message>
        <source>--goal {text} is no goal; write for example abnormal@source=nih:auc&gt;0.85 or all:accuracy&gt;0.9.</source>
        <translation>--goal {text} 不是目标；应写成如 abnormal@source=nih:auc&gt;0.85 或 all:accuracy&gt;0.9。</translation>
    </message>
    <message>
        <source>3D model</source>
        <translation>三维模型</translation>
    </message>
    <message>
        <source>A CPU computes in float32, so that results repeat bit for bit.</source>
        <translation>CPU 以 float32 计算，使结果可逐位重现。</translation>
    </message>
    <message>
        <source>A backup below {data_dir} cannot be deleted ({reason}); check its rights.</source>
        <translation>无法删除 {data_dir} 下的一个备份（{reason}）；请检查其权限。</translation>
    </message>
    <message>
        <source>A confidence of {confidence_percent} is no percentage; give 0 to 100.</source>
        <translation>把握度 {confidence_percent} 不是百分数；请填 0 至 100。</translation>
    </message>
    <message>
        <source>A file cannot be read or written ({reason}); check its rights, the drive and the free space.</source>
        <translation>无法读写某个文件（{reason}）；请检查其权限、驱动器和剩余空间。</translation>
    </message>
    <message>
        <source>A key of the database has 64 digits, 0 to 9 and a to f; copy it whole.</source>
        <translation>数据库密钥为 64 位，由 0 至 9 和 a 至 f 组成；请完整复制。</translation>
    </message>
    <message>
        <source>A login has 1 to {max_login} printable characters; choose another.</source>
        <translation>登录名须为 1 至 {max_login} 个可显示字符；请另选。</translation>
    </message>
    <message>
        <source>A missed finding is there; say present of {finding}, or leave missed away.</source>
        <translation>漏检的所见是存在的；请对 {finding} 判定 present，或去掉 missed。</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>需要名称</translation>
    </message>
    <message>
        <source>A passphrase has at least {min_passphrase} characters; choose a longer one.</source>
        <translation>口令至少 {min_passphrase} 个字符；请用更长的口令。</translation>
    </message>
    <message>
        <source>A person has looked at its picture and withheld it.</source>
        <translation>有人查看过其图像，决定不导出。</translation>
    </message>
    <message>
        <source>A picture cannot be written ({reason}); choose another --out folder.</source>
        <translation>无法写入图像（{reason}）；请用 --out 选择其他文件夹。</translation>
    </message>
    <message>
        <source>A row of {name} ({key}) is in no event of the audit trail.</source>
        <translation>{name} 的一行（{key}）不在审计追踪的任何事件中。</translation>
    </message>
    <message>
        <source>A second reader&apos;s word on case {queue_id} must be given blind; open the case blind.</source>
        <translation>病例 {queue_id} 的第二阅片者须盲读判定；请以盲读方式打开该病例。</translation>
    </message>
    <message>
        <source>A text holds a NUL character, which the database {name} cannot keep; take it out.</source>
        <translation>文字中含有 NUL 字符，数据库 {name} 无法保存；请删去。</translation>
    </message>
    <message>
        <source>A text holds a character that is no Unicode, which the database {path} cannot keep or look for; take it out.</source>
        <translation>文字中含有非 Unicode 字符，数据库 {path} 无法保存或搜索；请删去。</translation>
    </message>
    <message>
        <source>A text is too long for the database {name}; shorten names and codes to what the form shows.</source>
        <translation>有文字超过数据库 {name} 所允许的长度；请将名称和代码缩短到表单所显示的长度。</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Adjudicator</source>
        <translation>仲裁者</translation>
    </message>
    <message>
        <source>An Adjudicator decides who reads here; name one of {names} with --by.</source>
        <translation>由谁在此阅片由仲裁者决定；请用 --by 指定 {names} 之一。</translation>
    </message>
    <message>
        <source>An assessment needs a reader; name one in the settings or with --reader.</source>
        <translation>判定需要阅片者；请在设置中或用 --reader 指定。</translation>
    </message>
    <message>
        <source>Another export into {destination} is just being written; wait until it is through, or choose another folder.</source>
        <translation>正在向 {destination} 写入另一次导出；请等待其完成，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Another finding of its picture was decided anew while the export ran; export again.</source>
        <translation>导出期间，其图像的另一项所见有了新的判定；请再次导出。</translation>
    </message>
    <message>
        <source>Another network was put in use while the candidate was measured, or the one in use was fitted again; promote it again.</source>
        <translation>评测候选模型期间，启用了另一模型，或使用中的模型重新拟合过；请再次启用。</translation>
    </message>
    <message>
        <source>Another promotion or rollback is just being written in this data folder; try again in a moment.</source>
        <translation>此数据文件夹正在写入另一次启用或回退；请稍后再试。</translation>
    </message>
    <message>
        <source>Batches of one image teach this network nothing at {height} px, where its last map is one cell; raise batch_size or image_px, or add images.</source>
        <translation>高度为 {height} px 时末层特征图只有一格，每批一幅图像无法训练此模型；请增大 batch_size 或 image_px，或增加图像。</translation>
    </message>
    <message>
        <source>By its header the picture is mirrored: its left edge is the patient&apos;s left.</source>
        <translation>按头信息，图像左右镜像：其左边为患者左侧。</translation>
    </message>
    <message>
        <source>By its header the picture is rotated by 90 degrees.</source>
        <translation>按头信息，图像旋转了 90 度。</translation>
    </message>
    <message>
        <source>By its header the picture is upside down: its upper edge faces the feet.</source>
        <translation>按头信息，图像上下颠倒：其上边朝向足侧。</translation>
    </message>
    <message>
        <source>CT procedure protocol</source>
        <translation>CT 检查方案</translation>
    </message>
    <message>
        <source>Calibration error (top class, {images} images): candidate {candidate:.3f}, network in use {used:.3f}; allowed {allowed:.3f}: {met}.</source>
        <translation>校准误差（概率最大的类别，{images} 幅图像）：候选模型 {candidate:.3f}，使用中的模型 {used:.3f}；允许 {allowed:.3f}：{met}。</translation>
    </message>
    <message>
        <source>Case {queue_id} asks for {finding} on another image than this word is on; open the case.</source>
        <translation>病例 {queue_id} 要求对另一幅图像判定 {finding}，而非当前图像；请打开该病例。</translation>
    </message>
    <message>
        <source>Case {queue_id} is claimed by nobody; there is nothing to release.</source>
        <translation>病例 {queue_id} 无人领取，无需退回。</translation>
    </message>
    <message>
        <source>Case {queue_id} is claimed by {claimed_by} until {claimed_until}; take another, or wait until then.</source>
        <translation>病例 {queue_id} 已由 {claimed_by} 领取，至 {claimed_until}；请领取其他病例，或等到那时。</translation>
    </message>
    <message>
        <source>Case {queue_id} is {state} and cannot be set to {wanted}; see `overread queue` for the steps.</source>
        <translation>病例 {queue_id} 的状态为 {state}，不能改为 {wanted}；可用步骤见 `overread queue`。</translation>
    </message>
    <message>
        <source>Case {queue_id} is {state}; {step} needs one that is {before}.</source>
        <translation>病例 {queue_id} 的状态为“{state}”；“{step}”要求状态为{before}。</translation>
    </message>
    <message>
        <source>Case {queue_id} of the queue is not where its steps have led it; restore a backup.</source>
        <translation>队列病例 {queue_id} 的状态与其步骤不符；请恢复备份。</translation>
    </message>
    <message>
        <source>Case {queue_id} waits for an Adjudicator, and {login} has the role {role}; take another.</source>
        <translation>病例 {queue_id} 等待仲裁者，而 {login} 的角色为{role}；请另选病例。</translation>
    </message>
    <message>
        <source>Case {queue_id} was left out: {reason}</source>
        <translation>病例 {queue_id} 已略去：{reason}</translation>
    </message>
    <message>
        <source>Case {queue_id} was read first by {login}; its second reader must be someone else.</source>
        <translation>病例 {queue_id} 的第一阅片者是 {login}；第二阅片者须为他人。</translation>
    </message>
    <message>
        <source>Clinical document</source>
        <translation>临床文档</translation>
    </message>
    <message>
        <source>Colour palette</source>
        <translation>调色板</translation>
    </message>
    <message>
        <source>Computer-aided detection report</source>
        <translation>计算机辅助检测报告</translation>
    </message>
    <message>
        <source>Content assessment</source>
        <translation>内容评估</translation>
    </message>
    <message>
        <source>Directory of a disc</source>
        <translation>光盘目录</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>心电图</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail and those up to {last} are missing; the anchor in {where} saw them.</source>
        <translation>审计追踪的事件 {number} 至 {last} 缺失；{where} 的锚点曾见过它们。</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail is missing.</source>
        <translation>审计追踪的事件 {number} 缺失。</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail is not the one that the anchor in {where} saw.</source>
        <translation>审计追踪的事件 {number} 与 {where} 的锚点所见不符。</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail tells of a row of {name} ({key}) that was edited.</source>
        <translation>审计追踪的事件 {number} 所述的 {name} 行（{key}）已被改动。</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail tells of a row of {name} ({key}) that was removed.</source>
        <translation>审计追踪的事件 {number} 所述的 {name} 行（{key}）已被删除。</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail was edited, put in or moved, or was signed with another key.</source>
        <translation>审计追踪的事件 {number} 被改动、插入或移位，或由另一密钥签名。</translation>
    </message>
    <message>
        <source>Every corrected case measures the network, so none may train it.</source>
        <translation>全部已更正病例都用于评测模型，因此都不能用于训练。</translation>
    </message>
    <message>
        <source>Every output of the bundle {name} is constant: its network was never trained, or its weights are not those of its architecture.</source>
        <translation>模型包 {name} 的所有输出均为常数：模型从未训练，或权重与其架构不符。</translation>
    </message>
    <message>
        <source>Every output of {name} is constant or has no name: it was never trained.</source>
        <translation>{name} 的所有输出均为常数或没有名称：模型从未训练。</translation>
    </message>
    <message>
        <source>For which pictures it was made, and how it wants them scaled, was stated at its import and cannot be checked.</source>
        <translation>它适用于何种图像、要求怎样的数值缩放，均为导入时的声明，无法核实。</translation>
    </message>
    <message>
        <source>Going on after epoch {epoch} of {epochs}.</source>
        <translation>从第 {epoch}/{epochs} 轮之后继续。</translation>
    </message>
    <message>
        <source>Hanging protocol</source>
        <translation>挂片协议</translation>
    </message>
    <message>
        <source>Imported from {source}.</source>
        <translation>导入自 {source}。</translation>
    </message>
    <message>
        <source>It cannot be measured: it does not know {labels}, which the comparison set holds.</source>
        <translation>无法评测：它不识别对比集中的 {labels}。</translation>
    </message>
    <message>
        <source>It carries no example whose logits others could repeat.</source>
        <translation>它没有附带可供他人复现 logit 的示例。</translation>
    </message>
    <message>
        <source>It does NOT repeat its example: its logits differ by {difference}, {tolerance} are allowed.</source>
        <translation>它未能复现其示例：logit 相差 {difference}，允许 {tolerance}。</translation>
    </message>
    <message>
        <source>It gives the same value for every picture: it was never trained.</source>
        <translation>它对每幅图像都给出相同的值：从未训练。</translation>
    </message>
    <message>
        <source>It has every finding of the network in use.</source>
        <translation>它具有使用中模型的全部所见。</translation>
    </message>
    <message>
        <source>It has no DICOM file that may go out.</source>
        <translation>没有可对外提供的 DICOM 文件。</translation>
    </message>
    <message>
        <source>It has no gate statistics; fit them with `overread refit`.</source>
        <translation>它没有准入检查的统计数据；请用 `overread refit` 拟合。</translation>
    </message>
    <message>
        <source>It lacks {findings}.</source>
        <translation>它缺少 {findings}。</translation>
    </message>
    <message>
        <source>It names no normal, so there is no threshold for abnormal.</source>
        <translation>它没有“正常”一类，因此异常没有阈值。</translation>
    </message>
    <message>
        <source>It repeats its example: its logits differ by {difference}, {tolerance} are allowed.</source>
        <translation>它复现了其示例：logit 相差 {difference}，允许 {tolerance}。</translation>
    </message>
    <message>
        <source>It was imported: nothing is known here of its training beyond what its makers say, and its figures were not measured by Overread.</source>
        <translation>它是导入的：除其作者所述外，此处对其训练一无所知，其数据也不是由 Overread 评测的。</translation>
    </message>
    <message>
        <source>It was made for every modality, body part and view that the network in use reads.</source>
        <translation>它适用于使用中模型所读的每种成像设备、身体部位和体位。</translation>
    </message>
    <message>
        <source>It was not made for {words}, which the network in use reads.</source>
        <translation>它不适用于使用中模型所读的 {words}。</translation>
    </message>
    <message>
        <source>It was not measured whether its maps depend on its weights.</source>
        <translation>尚未评测其热图是否依赖于权重。</translation>
    </message>
    <message>
        <source>It was trained on the comparison set: of {total} images, {same} are among its training files, {patients} are of patients that it was trained on, {alike} look the same as a training picture; train it without them.</source>
        <translation>它用对比集训练过：{total} 幅图像中，{same} 幅在其训练文件之列，{patients} 幅属于训练过的患者，{alike} 幅与训练图像相同；请去掉这些图像后再训练。</translation>
    </message>
    <message>
        <source>Its finding is named in free text, which may name the patient; use a key (a-z, 0-9, _).</source>
        <translation>其所见以自由文字命名，可能含患者姓名；请使用键名（a-z、0-9、_）。</translation>
    </message>
    <message>
        <source>Its gate has learned what its pictures look like ({where}).</source>
        <translation>其准入检查已学习过其图像的样貌（{where}）。</translation>
    </message>
    <message>
        <source>Its label cannot name a class folder; use a finding&apos;s key (a-z, 0-9, _).</source>
        <translation>其标签不能用作类别文件夹名；请使用所见的键名（a-z、0-9、_）。</translation>
    </message>
    <message>
        <source>Its maps correlate by {correlation:.3f} with those of random weights ({where}); at most {bound:.3f} is allowed.</source>
        <translation>其热图与随机权重热图的相关为 {correlation:.3f}（{where}）；最多允许 {bound:.3f}。</translation>
    </message>
    <message>
        <source>Its maps correlate by {correlation:.3f} with those of random weights ({where}); at most {bound:.3f} is allowed: they do NOT depend on what it has learned.</source>
        <translation>其热图与随机权重热图的相关为 {correlation:.3f}（{where}）；最多允许 {bound:.3f}：热图并不依赖于模型所学。</translation>
    </message>
    <message>
        <source>Its outputs are scores, not probabilities: no calibration was fitted, so they cannot be held against the numbers of another network.</source>
        <translation>其输出为得分而非概率：未拟合校准，因此不能与其他模型的数值相比。</translation>
    </message>
    <message>
        <source>Its patient is in {split}, which measures the network.</source>
        <translation>其患者在 {split} 中，用于评测模型。</translation>
    </message>
    <message>
        <source>Its pixels hold text or a banner in {count} place(s); look at them and accept that they are blackened, or leave the case out.</source>
        <translation>其像素中有 {count} 处文字或横幅；请查看并同意涂黑，或略去此病例。</translation>
    </message>
    <message>
        <source>Its thresholds and calibration are those fitted for its weights ({where}).</source>
        <translation>其阈值和校准正是为其权重拟合的（{where}）。</translation>
    </message>
    <message>
        <source>Its thresholds or calibration are not those that were fitted for its weights: they come from another network or were changed; promote it without --keep-thresholds.</source>
        <translation>其阈值或校准不是为其权重拟合的：它们来自另一模型或被改动过；请不带 --keep-thresholds 启用。</translation>
    </message>
    <message>
        <source>Its weights are all the same: it was never trained.</source>
        <translation>其权重全部相同：从未训练。</translation>
    </message>
    <message>
        <source>Its weights are those of another output too: it was never trained.</source>
        <translation>其权重与另一输出的相同：从未训练。</translation>
    </message>
    <message>
        <source>Its {count} training images are listed, and the manifest vouches for the list.</source>
        <translation>其 {count} 幅训练图像均已列出，且清单为该列表作证。</translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation>关键对象选择</translation>
    </message>
    <message>
        <source>Line {line} of {path} has a region that is no number ({error}); mend it.</source>
        <translation>{path} 第 {line} 行的区域不是数字（{error}）；请改正。</translation>
    </message>
    <message>
        <source>Line {line} of {path} has an empty region; give it a width and a height above 0.</source>
        <translation>{path} 第 {line} 行的区域为空；请给出大于 0 的宽度和高度。</translation>
    </message>
    <message>
        <source>Line {line} of {path} is incomplete; give it a file, a label and all its cells.</source>
        <translation>{path} 第 {line} 行不完整；请补全文件、标签及所有单元格。</translation>
    </message>
    <message>
        <source>Line {line} of {path} names the split {word}; write train, val, test or nothing.</source>
        <translation>{path} 第 {line} 行的分组为 {word}；应写 train、val、test 或留空。</translation>
    </message>
    <message>
        <source>Line {line} of {path} says {strange} of a finding; write 1, 0 or nothing (unknown).</source>
        <translation>{path} 第 {line} 行对所见填写了 {strange}；应写 1、0 或留空（未知）。</translation>
    </message>
    <message>
        <source>MISSED</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>MR spectroscopy</source>
        <translation>磁共振波谱</translation>
    </message>
    <message>
        <source>Microscopy annotations</source>
        <translation>显微镜标注</translation>
    </message>
    <message>
        <source>No ImageNet weights are known for {architecture} (only for {known}); name a file.</source>
        <translation>{architecture} 没有已知的 ImageNet 权重（只有 {known} 有）；请指定文件。</translation>
    </message>
    <message>
        <source>No case of the queue waits for {who}; see `overread queue list`.</source>
        <translation>队列中没有等待 {who} 的病例；请查看 `overread queue list`。</translation>
    </message>
    <message>
        <source>No class follows from the verdict; give it a label to export it.</source>
        <translation>根据判定无法确定类别；要导出，请给出正确标签。</translation>
    </message>
    <message>
        <source>No image of the set has a region of a finding that the bundle has; --regions needs the columns region_x, region_y, region_width, region_height.</source>
        <translation>图像集中没有模型包所含所见的区域；--regions 需要 region_x、region_y、region_width、region_height 列。</translation>
    </message>
    <message>
        <source>No promotion is in effect; there is nothing to take back.</source>
        <translation>没有生效中的启用，无从回退。</translation>
    </message>
    <message>
        <source>None of its training images, nor another picture of their patients, is among the {total} of the set.</source>
        <translation>其训练图像及相应患者的其他图像，均不在该集的 {total} 幅之中。</translation>
    </message>
    <message>
        <source>None of the {count} labelled images could be read; the first: {reason}</source>
        <translation>{count} 幅已标注图像都无法读取；第一个原因：{reason}</translation>
    </message>
    <message>
        <source>None of the {total} images of val, which fit its thresholds, nor another picture of their patients, trained it or is in test.</source>
        <translation>用于拟合阈值的 {total} 幅 val 图像及相应患者的其他图像，均未用于训练，也不在 test 中。</translation>
    </message>
    <message>
        <source>Nothing says for which weights its thresholds were fitted; promote it without --keep-thresholds.</source>
        <translation>没有记录表明其阈值是为哪些权重拟合的；请不带 --keep-thresholds 启用。</translation>
    </message>
    <message>
        <source>Nothing says which images trained {name}</source>
        <translation>无从得知 {name} 用哪些图像训练过</translation>
    </message>
    <message>
        <source>One threshold for abnormal suits each of the {asked} sources of val that hold both kinds of image.</source>
        <translation>同一个异常阈值适合 val 中兼有两类图像的全部 {asked} 个来源。</translation>
    </message>
    <message>
        <source>Only one region was found where two lungs were looked for.</source>
        <translation>应有两肺，只找到一个区域。</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Patient {patient} stands in both {one} and {other}</source>
        <translation>患者 {patient} 同时在 {one} 和 {other} 中</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>呈现状态</translation>
    </message>
    <message>
        <source>RT physician intent</source>
        <translation>放疗医师意图</translation>
    </message>
    <message>
        <source>RT plan</source>
        <translation>放疗计划</translation>
    </message>
    <message>
        <source>RT radiation</source>
        <translation>放疗射束</translation>
    </message>
    <message>
        <source>RT radiation set</source>
        <translation>放疗射束集</translation>
    </message>
    <message>
        <source>RT segment annotation</source>
        <translation>放疗分割标注</translation>
    </message>
    <message>
        <source>RT structure set</source>
        <translation>放疗结构集</translation>
    </message>
    <message>
        <source>RT treatment record</source>
        <translation>放疗治疗记录</translation>
    </message>
    <message>
        <source>Radiation dose report</source>
        <translation>辐射剂量报告</translation>
    </message>
    <message>
        <source>RapidOCR came without its networks ({absent}); install rapidocr again.</source>
        <translation>RapidOCR 缺少其模型（{absent}）；请重新安装 rapidocr。</translation>
    </message>
    <message>
        <source>Raw data</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Real world value mapping</source>
        <translation>真实世界值映射</translation>
    </message>
    <message>
        <source>Refused by the gate, {group}: candidate {candidate} of {images}, network in use {used}; {allowed:.3f} of the images more are allowed: {met}.</source>
        <translation>未通过准入检查，{group}：候选模型 {images} 幅中 {candidate} 幅，使用中的模型 {used} 幅；允许多出图像的 {allowed:.3f}：{met}。</translation>
    </message>
    <message>
        <source>Research on reading support for frontal chest radiographs (PA or AP). Not for diagnosis, not a medical device.</source>
        <translation>用于正位胸部 X 线片（PA 或 AP）辅助阅片的研究。不用于诊断，不是医疗器械。</translation>
    </message>
    <message>
        <source>Research on reading support for {body_parts} ({modalities}; views {views}). Not for diagnosis, not a medical device.</source>
        <translation>用于 {body_parts}（{modalities}；体位 {views}）辅助阅片的研究。不用于诊断，不是医疗器械。</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核者</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Spatial fiducials</source>
        <translation>空间基准点</translation>
    </message>
    <message>
        <source>Spatial registration</source>
        <translation>空间配准</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Stereometric relationship</source>
        <translation>立体测量关系</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Structured report</source>
        <translation>结构化报告</translation>
    </message>
    <message>
        <source>Superseded by a later verdict on the same image (queue entry {later}).</source>
        <translation>已被同一图像之后的判定取代（队列条目 {later}）。</translation>
    </message>
    <message>
        <source>Surface segmentation</source>
        <translation>表面分割</translation>
    </message>
    <message>
        <source>The ImageNet weights cannot be reached; training starts from scratch, and needs many more images.</source>
        <translation>无法获取 ImageNet 权重；训练从零开始，需要多得多的图像。</translation>
    </message>
    <message>
        <source>The account of {name} lacks a right on that database; ask its administrator to make it the owner.</source>
        <translation>{name} 的账户缺少该数据库的权限；请其管理员将该账户设为所有者。</translation>
    </message>
    <message>
        <source>The anchor in {where} is missing, unreadable or damaged, so that rows removed at the end would not be found; look at the last events, and anchor them with `overread audit verify --anchor`.</source>
        <translation>{where} 的锚点缺失、无法读取或已损坏，末尾被删除的行将无从发现；请查看最后的事件，并用 `overread audit verify --anchor` 重新锚定。</translation>
    </message>
    <message>
        <source>The architecture {name} cannot have {key} = {args} ({why}); mend the bundle&apos;s manifest or the training configuration.</source>
        <translation>架构 {name} 不能设 {key} = {args}（{why}）；请改正模型包清单或训练配置。</translation>
    </message>
    <message>
        <source>The architecture {name} is unknown here (known: {known}); update Overread.</source>
        <translation>未知的架构 {name}（已知：{known}）；请更新 Overread。</translation>
    </message>
    <message>
        <source>The architecture {name} is unknown here for masks (known: {known}); update Overread.</source>
        <translation>架构 {name} 不能用于分割掩膜（已知：{known}）；请更新 Overread。</translation>
    </message>
    <message>
        <source>The architecture {name} knows no argument {unknown} (known: {arguments}); mend the bundle&apos;s manifest or the training configuration.</source>
        <translation>架构 {name} 没有参数 {unknown}（已知：{arguments}）；请改正模型包清单或训练配置。</translation>
    </message>
    <message>
        <source>The audit key {path} cannot be read or made ({reason}); free some space, or check the rights of its folder.</source>
        <translation>无法读取或创建审计密钥 {path}（{reason}）；请腾出空间，或检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>The audit key {path} is damaged ({count} bytes, not {key_bytes}); put a copy back.</source>
        <translation>审计密钥 {path} 已损坏（{count} 字节，应为 {key_bytes}）；请恢复其副本。</translation>
    </message>
    <message>
        <source>The audit trail is not as it was left; see what `overread audit verify` says.</source>
        <translation>审计追踪与上次离开时不同；请查看 `overread audit verify` 的说明。</translation>
    </message>
    <message>
        <source>The audit trail of the database {named} is signed with another key than this station&apos;s; copy audit.key from the data folder of a station that uses it into this one&apos;s.</source>
        <translation>数据库 {named} 的审计追踪由本站以外的密钥签名；请从使用该数据库的工作站的数据文件夹中，将 audit.key 复制到本站的数据文件夹。</translation>
    </message>
    <message>
        <source>The audit trail&apos;s anchor {path} cannot be written ({reason}); free some space, or check its rights.</source>
        <translation>无法写入审计追踪的锚点 {path}（{reason}）；请腾出空间，或检查其权限。</translation>
    </message>
    <message>
        <source>The backup {source} does not exist; name a file that `overread backup` wrote.</source>
        <translation>备份 {source} 不存在；请指定由 `overread backup` 写出的文件。</translation>
    </message>
    <message>
        <source>The backup {source} is not as it was written, or fits another audit key: {problems} Use another backup, or put its audit.key in place.</source>
        <translation>备份 {source} 与写出时不同，或属于另一审计密钥：{problems}请使用其他备份，或放回其 audit.key。</translation>
    </message>
    <message>
        <source>The body part is {body_part}; this network was made for {wanted}.</source>
        <translation>检查部位为 {body_part}；此模型适用于 {wanted}。</translation>
    </message>
    <message>
        <source>The bundle knows no class {label} for the label; choose one of {at_hand}.</source>
        <translation>模型包没有标签 {label} 对应的类别；请选择 {at_hand} 之一。</translation>
    </message>
    <message>
        <source>The bundle knows no finding {finding}; choose one of {at_hand}.</source>
        <translation>模型包没有所见 {finding}；请选择 {at_hand} 之一。</translation>
    </message>
    <message>
        <source>The bundle {before_folder} was fitted again or exchanged since {bundle} replaced it, and would not read as it did; put the earlier one back, or choose a network with `overread bundles use`.</source>
        <translation>自 {bundle} 替换模型包 {before_folder} 以来，后者已重新拟合或更换，结果会与以前不同；请放回原来的模型包，或用 `overread bundles use` 选择模型。</translation>
    </message>
    <message>
        <source>The bundle {name} cannot be copied to {parent} ({error}).</source>
        <translation>无法将模型包 {name} 复制到 {parent}（{error}）。</translation>
    </message>
    <message>
        <source>The bundle {name} changed while it was copied ({torn}); try again.</source>
        <translation>复制模型包 {name} 期间其内容有变（{torn}）；请重试。</translation>
    </message>
    <message>
        <source>The bundle {name} draws masks and gives no scores; choose a classifier.</source>
        <translation>模型包 {name} 输出掩膜，不给出得分；请选择分类模型。</translation>
    </message>
    <message>
        <source>The bundle {name} draws no lungs; choose a segmenter.</source>
        <translation>模型包 {name} 不分割肺；请选择分割模型。</translation>
    </message>
    <message>
        <source>The bundle {name} draws no lungs; choose one with the task segmentation.</source>
        <translation>模型包 {name} 不分割肺；请选择任务为 segmentation 的模型包。</translation>
    </message>
    <message>
        <source>The bundle {name} has an unusable manifest.json ({error}); install it again.</source>
        <translation>模型包 {name} 的 manifest.json 无法使用（{error}）；请重新安装。</translation>
    </message>
    <message>
        <source>The bundle {name} has an unusable manifest.json ({fault}); install it again.</source>
        <translation>模型包 {name} 的 manifest.json 无法使用（{fault}）；请重新安装。</translation>
    </message>
    <message>
        <source>The bundle {name} has an unusable {file} ({error}); mend it, or take it out.</source>
        <translation>模型包 {name} 的 {file} 无法使用（{error}）；请改正或移除该文件。</translation>
    </message>
    <message>
        <source>The bundle {name} has changed since the record was made (it was {version} with weights {sha256}..., here is {here}); add that version with `overread bundles add`.</source>
        <translation>记录之后模型包 {name} 已有变化（原为 {version}，权重 {sha256}...；现为 {here}）；请用 `overread bundles add` 添加原版本。</translation>
    </message>
    <message>
        <source>The bundle {name} has no finding {finding}; choose {keys}.</source>
        <translation>模型包 {name} 没有所见 {finding}；请选择 {keys}。</translation>
    </message>
    <message>
        <source>The bundle {name} has no learned gate; fit one with `overread refit`.</source>
        <translation>模型包 {name} 没有经学习的准入检查；请用 `overread refit` 拟合。</translation>
    </message>
    <message>
        <source>The bundle {name} has no readable manifest.json ({reason}); install it again.</source>
        <translation>模型包 {name} 没有可读的 manifest.json（{reason}）；请重新安装。</translation>
    </message>
    <message>
        <source>The bundle {name} lacks its example ({file}); install it again.</source>
        <translation>模型包 {name} 缺少示例（{file}）；请重新安装。</translation>
    </message>
    <message>
        <source>The bundle {name} lacks its gate ({path_name}); install it again.</source>
        <translation>模型包 {name} 缺少准入检查（{path_name}）；请重新安装。</translation>
    </message>
    <message>
        <source>The bundle {name} lacks its weights ({file}); install it again.</source>
        <translation>模型包 {name} 缺少权重（{file}）；请重新安装。</translation>
    </message>
    <message>
        <source>The bundle {name} {version} of the record is not here; add it with `overread bundles add`.</source>
        <translation>此处没有该记录所用的模型包 {name} {version}；请用 `overread bundles add` 添加。</translation>
    </message>
    <message>
        <source>The bundles {names} have no finding in common; name one with the same findings.</source>
        <translation>模型包 {names} 没有共同的所见；请指定所见相同的模型包。</translation>
    </message>
    <message>
        <source>The candidate is {candidate}, the network in use {used}: records could not tell them apart; give it another version.</source>
        <translation>候选模型为 {candidate}，使用中的模型为 {used}：记录无法区分二者；请换一个版本号。</translation>
    </message>
    <message>
        <source>The candidate is {candidate}, the network in use {used}: they can be told apart.</source>
        <translation>候选模型为 {candidate}，使用中的模型为 {used}：二者可以区分。</translation>
    </message>
    <message>
        <source>The change plan {path} cannot be used ({reason}); mend or delete it.</source>
        <translation>无法使用变更计划 {path}（{reason}）；请改正或删除。</translation>
    </message>
    <message>
        <source>The change plan {path} has version {version}, this Overread knows {known}; adapt it.</source>
        <translation>变更计划 {path} 的版本为 {version}，此 Overread 支持 {known}；请调整。</translation>
    </message>
    <message>
        <source>The check for burned-in text needs RapidOCR, which is not there ({name}); install rapidocr and onnxruntime, or switch the check off.</source>
        <translation>烧录文字检查需要 RapidOCR，但未找到（{name}）；请安装 rapidocr 和 onnxruntime，或关闭此检查。</translation>
    </message>
    <message>
        <source>The check for burned-in text was cancelled; nothing was written.</source>
        <translation>烧录文字检查已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>The checkpoint has no last layer that gives one value a class; it is no classifier.</source>
        <translation>检查点没有每类输出一个值的末层，不是分类模型。</translation>
    </message>
    <message>
        <source>The checkpoint has no name for this output: it was not trained.</source>
        <translation>检查点没有此输出的名称：它未经训练。</translation>
    </message>
    <message>
        <source>The checkpoint is a network of TorchXRayVision and does not say which; name it with --like ({by_name}), or its {outputs} outputs with --classes.</source>
        <translation>检查点是 TorchXRayVision 的模型，但未说明是哪一个；请用 --like（{by_name}）指明，或用 --classes 给出其 {outputs} 个输出。</translation>
    </message>
    <message>
        <source>The checkpoint is damaged: no finite numbers has</source>
        <translation>检查点已损坏：含非有限数的有</translation>
    </message>
    <message>
        <source>The checkpoint {path} is damaged ({kind}); delete it.</source>
        <translation>检查点 {path} 已损坏（{kind}）；请删除。</translation>
    </message>
    <message>
        <source>The class {sided} names a side, mirrored images would be wrong; set flip = false in [augmentation].</source>
        <translation>类别 {sided} 区分左右，镜像图像会出错；请在 [augmentation] 中设 flip = false。</translation>
    </message>
    <message>
        <source>The colour map {name} cannot be read ({error}); install Overread again.</source>
        <translation>无法读取色表 {name}（{error}）；请重新安装 Overread。</translation>
    </message>
    <message>
        <source>The column {name} has {count} different values, more than {most_members}; name a column of a few, such as bands of age.</source>
        <translation>列 {name} 有 {count} 个不同的值，多于 {most_members}；请指定取值较少的列，如年龄段。</translation>
    </message>
    <message>
        <source>The command met a fault of Overread ({kind}) and has ended; please report it.</source>
        <translation>命令遇到 Overread 自身的错误（{kind}），已终止；请报告此问题。</translation>
    </message>
    <message>
        <source>The comparison set holds the label {unknown}, which neither network knows ({keys}); correct it.</source>
        <translation>对比集含有两个模型都不识别的标签 {unknown}（{keys}）；请改正。</translation>
    </message>
    <message>
        <source>The comparison set is the frozen one, {set}.</source>
        <translation>对比集正是已固定的那一个：{set}。</translation>
    </message>
    <message>
        <source>The comparison set of the settings cannot be used, so nobody knows what must not train: {error}</source>
        <translation>设置中的对比集无法使用，因此无从得知哪些图像不得用于训练：{error}</translation>
    </message>
    <message>
        <source>The comparison set {set} is frozen from now on.</source>
        <translation>对比集 {set} 自此固定。</translation>
    </message>
    <message>
        <source>The comparison set {set} is not the one that earlier candidates met ({wanted}); use that one, or freeze this one by writing comparison_sha256 = &quot;{digest}&quot; into the plan.</source>
        <translation>对比集 {set} 不是先前候选模型所用的那一个（{wanted}）；请使用那一个，或在计划中写入 comparison_sha256 = &quot;{digest}&quot; 以固定此集。</translation>
    </message>
    <message>
        <source>The comparison set {set} is not the one that the plan names ({wanted}); use that one, or freeze this one by writing comparison_sha256 = &quot;{digest}&quot; into the plan.</source>
        <translation>对比集 {set} 不是计划所指定的那一个（{wanted}）；请使用那一个，或在计划中写入 comparison_sha256 = &quot;{digest}&quot; 以固定此集。</translation>
    </message>
    <message>
        <source>The copy {target} did not come out as the database is; check the disk and try again.</source>
        <translation>副本 {target} 与数据库不一致；请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The data folder {data_dir} cannot be made ({reason}); choose another with --data-dir.</source>
        <translation>无法创建数据文件夹 {data_dir}（{reason}）；请用 --data-dir 另选。</translation>
    </message>
    <message>
        <source>The database {named} is kept by its server; let its administrator use {tool}.</source>
        <translation>数据库 {named} 由其服务器保存；请其管理员使用 {tool}。</translation>
    </message>
    <message>
        <source>The database {name} cannot be written, for its server is out of disk or memory; free some and try again.</source>
        <translation>无法写入数据库 {name}，其服务器磁盘或内存不足；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The database {name} does not answer; check its server and the network, and try again.</source>
        <translation>数据库 {name} 没有响应；请检查其服务器和网络后重试。</translation>
    </message>
    <message>
        <source>The database {name} is being written by another station for too long; try again.</source>
        <translation>另一工作站写入数据库 {name} 的时间过长；请重试。</translation>
    </message>
    <message>
        <source>The database {name} is damaged; its administrator has to restore it from a backup.</source>
        <translation>数据库 {name} 已损坏；须由其管理员从备份恢复。</translation>
    </message>
    <message>
        <source>The database {name} may only be read; connect to the server that takes writes.</source>
        <translation>数据库 {name} 只读；请连接可写入的服务器。</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened; check that its folder exists and may be written.</source>
        <translation>无法打开数据库 {path}；请检查其文件夹是否存在且可写入。</translation>
    </message>
    <message>
        <source>The database {path} cannot be written anew ({reason}); see to its folder and try again.</source>
        <translation>无法重写数据库 {path}（{reason}）；请检查其文件夹后重试。</translation>
    </message>
    <message>
        <source>The database {path} cannot be written, for the disk is full; free some space and try again.</source>
        <translation>无法写入数据库 {path}，磁盘已满；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The database {path} has the tables of an older Overread (schema {version}, this one needs {head}); let its administrator save it with pg_dump and then run `overread store migrate`.</source>
        <translation>数据库 {path} 的表来自旧版 Overread（表结构版本 {version}，本版需要 {head}）；请其管理员用 pg_dump 备份后运行 `overread store migrate`。</translation>
    </message>
    <message>
        <source>The database {path} is damaged; restore it from a backup.</source>
        <translation>数据库 {path} 已损坏；请从备份恢复。</translation>
    </message>
    <message>
        <source>The database {path} is locked by another program; close that program and try again.</source>
        <translation>数据库 {path} 被其他程序锁定；请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The database {path} is not one of Overread&apos;s; let its administrator make an empty one for it.</source>
        <translation>数据库 {path} 不是 Overread 的数据库；请其管理员另建一个空数据库。</translation>
    </message>
    <message>
        <source>The database {path} may only be read; give yourself the right to write to its folder.</source>
        <translation>数据库 {path} 只读；请取得其文件夹的写入权限。</translation>
    </message>
    <message>
        <source>The database {path} was written by a newer Overread (schema {version}, this one knows {head}); update Overread to open it.</source>
        <translation>数据库 {path} 由新版 Overread 写入（表结构版本 {version}，本版支持 {head}）；请更新 Overread 后打开。</translation>
    </message>
    <message>
        <source>The database {target} is locked by another program; close that program and try again.</source>
        <translation>数据库 {target} 被其他程序锁定；请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The device has too little memory for this map; choose a plainer one.</source>
        <translation>设备内存不足以计算此热图；请选择更简单的方法。</translation>
    </message>
    <message>
        <source>The device {wanted} is not available here; choose auto or cpu (--device, or device in settings.json).</source>
        <translation>本机没有设备 {wanted}；请选择 auto 或 cpu（--device，或 settings.json 中的 device）。</translation>
    </message>
    <message>
        <source>The disk under the database {path} reports an error; check the disk and its free space.</source>
        <translation>数据库 {path} 所在磁盘报错；请检查磁盘及其剩余空间。</translation>
    </message>
    <message>
        <source>The example of the bundle {name} is damaged or exchanged; install the bundle again.</source>
        <translation>模型包 {name} 的示例已损坏或被更换；请重新安装模型包。</translation>
    </message>
    <message>
        <source>The example studies are missing from resources/examples; install Overread again.</source>
        <translation>resources/examples 中缺少示例检查；请重新安装 Overread。</translation>
    </message>
    <message>
        <source>The export cannot be read again to verify it ({reason}); check the rights and the disk, and export once more.</source>
        <translation>无法重新读取导出内容以作核验（{reason}）；请检查权限和磁盘，然后再次导出。</translation>
    </message>
    <message>
        <source>The export folder {folder} cannot be written ({reason}); check the rights and the free space and export again, which goes on where this ended, or choose another folder.</source>
        <translation>无法写入导出文件夹 {folder}（{reason}）；请检查权限和剩余空间后再次导出（将从中断处继续），或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The export key {path} cannot be read or made ({reason}); free some space, or check the rights of its folder.</source>
        <translation>无法读取或创建导出密钥 {path}（{reason}）；请腾出空间，或检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>The export key {path} is damaged ({count} bytes, not {key_bytes}); restore it from a backup, or delete it, and later exports will use other pseudonyms.</source>
        <translation>导出密钥 {path} 已损坏（{count} 字节，应为 {key_bytes}）；请从备份恢复；也可删除，但以后的导出将使用不同的假名。</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>导出已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>The export was stopped before any case was read.</source>
        <translation>尚未读取任何病例，导出即已停止。</translation>
    </message>
    <message>
        <source>The file does not name the body part; check that this is a chest radiograph.</source>
        <translation>文件未注明检查部位；请确认这是胸部 X 线片。</translation>
    </message>
    <message>
        <source>The file needs more memory than one image may take.</source>
        <translation>此文件所需内存超过单幅图像的上限。</translation>
    </message>
    <message>
        <source>The file no longer holds the image that was assessed.</source>
        <translation>文件中已不是当时判定的图像。</translation>
    </message>
    <message>
        <source>The file scanner has been closed.</source>
        <translation>文件扫描程序已关闭。</translation>
    </message>
    <message>
        <source>The file {path} cannot be written ({reason}); free some space, or check the rights.</source>
        <translation>无法写入文件 {path}（{reason}）；请腾出空间，或检查权限。</translation>
    </message>
    <message>
        <source>The file {path} is not a database of Overread, or not encrypted as settings and keyring say (see `overread store encrypt`); restore it from a backup or move it away.</source>
        <translation>文件 {path} 不是 Overread 的数据库，或其加密与设置和密钥环所述不符（见 `overread store encrypt`）；请从备份恢复，或将其移走。</translation>
    </message>
    <message>
        <source>The file {path} is not a database of Overread; restore it from a backup or move it away.</source>
        <translation>文件 {path} 不是 Overread 的数据库；请从备份恢复，或将其移走。</translation>
    </message>
    <message>
        <source>The file {source} is empty and no backup; name a file that `overread backup` wrote.</source>
        <translation>文件 {source} 为空，不是备份；请指定由 `overread backup` 写出的文件。</translation>
    </message>
    <message>
        <source>The file {target} belongs to the data folder; name one outside of it for the backup.</source>
        <translation>文件 {target} 属于数据文件夹；请为备份指定该文件夹以外的文件。</translation>
    </message>
    <message>
        <source>The file {target} exists; name another, or overwrite it with --force.</source>
        <translation>文件 {target} 已存在；请另选，或用 --force 覆盖。</translation>
    </message>
    <message>
        <source>The flagged image cannot be copied to {root} ({reason}); free some space, check the rights, or set keep_instances to refer.</source>
        <translation>无法将已标记图像复制到 {root}（{reason}）；请腾出空间、检查权限，或将 keep_instances 设为 refer。</translation>
    </message>
    <message>
        <source>The folder of bundles {root} cannot be listed ({reason}); check its rights.</source>
        <translation>无法列出模型包文件夹 {root}（{reason}）；请检查其权限。</translation>
    </message>
    <message>
        <source>The format {unknown} is not built yet; built: {formats}.</source>
        <translation>格式 {unknown} 尚未提供；现有：{formats}。</translation>
    </message>
    <message>
        <source>The gantry was tilted by {tilt:.1f} degrees: the slices do not lie straight above each other.</source>
        <translation>机架倾斜了 {tilt:.1f} 度：各层面不在正上方对齐。</translation>
    </message>
    <message>
        <source>The gate of the bundle does not fit its network ({error}); fit it again.</source>
        <translation>模型包的准入检查与其模型不符（{error}）；请重新拟合。</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} does not hold the arrays {names}; install it again.</source>
        <translation>模型包 {name} 的准入检查缺少数组 {names}；请重新安装。</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} is damaged or exchanged; install it again.</source>
        <translation>模型包 {name} 的准入检查已损坏或被更换；请重新安装。</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} is larger than 64 MB; install it again.</source>
        <translation>模型包 {name} 的准入检查超过 64 MB；请重新安装。</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} is unusable ({fault}); install it again.</source>
        <translation>模型包 {name} 的准入检查无法使用（{fault}）；请重新安装。</translation>
    </message>
    <message>
        <source>The gate of {name} {version} has no network of its own, so it fits no other classifier; fit one with `overread refit --gate-network FILE`.</source>
        <translation>{name} {version} 的准入检查没有自己的模型，不适用于其他分类模型；请用 `overread refit --gate-network FILE` 拟合。</translation>
    </message>
    <message>
        <source>The gate&apos;s own network cannot be used ({first_line}); install the bundle again.</source>
        <translation>准入检查自带的模型无法使用（{first_line}）；请重新安装模型包。</translation>
    </message>
    <message>
        <source>The gate&apos;s own network in the bundle {name} cannot be read ({error}); install it again.</source>
        <translation>无法读取模型包 {name} 中准入检查自带的模型（{error}）；请重新安装。</translation>
    </message>
    <message>
        <source>The goal {text} names a figure that the report does not have; look into report.json.</source>
        <translation>目标 {text} 所指的数据不在报告中；请查看 report.json。</translation>
    </message>
    <message>
        <source>The grey values seem to be inverted: air is bright and bone is dark</source>
        <translation>灰度似乎反相：空气亮而骨骼暗</translation>
    </message>
    <message>
        <source>The image has {columns} x {rows} pixels; this network needs at least {smallest} on each side.</source>
        <translation>图像为 {columns} x {rows} 像素；此模型要求每边至少 {smallest}。</translation>
    </message>
    <message>
        <source>The image is blank: every pixel has the same value.</source>
        <translation>图像为空白：所有像素值相同。</translation>
    </message>
    <message>
        <source>The image is gone: neither a kept copy nor the original file is there.</source>
        <translation>图像已不存在：保留的副本和原文件都找不到。</translation>
    </message>
    <message>
        <source>The image is in {split}, which measures the network.</source>
        <translation>图像在 {split} 中，用于评测模型。</translation>
    </message>
    <message>
        <source>The journal {path} cannot be used ({reason}); check its rights.</source>
        <translation>无法使用暂存日志 {path}（{reason}）；请检查其权限。</translation>
    </message>
    <message>
        <source>The kept image {folder} cannot be deleted ({reason}); check its rights.</source>
        <translation>无法删除保留的图像 {folder}（{reason}）；请检查其权限。</translation>
    </message>
    <message>
        <source>The keyring of this account does not hold the key of the encrypted database; put it there with `overread store key --set`, or, where the file is not encrypted yet, run `overread store encrypt`.</source>
        <translation>此账户的密钥环中没有加密数据库的密钥；请用 `overread store key --set` 存入；如文件尚未加密，请运行 `overread store encrypt`。</translation>
    </message>
    <message>
        <source>The label {label} is not among the classes {classes}.</source>
        <translation>标签 {label} 不属于类别 {classes}。</translation>
    </message>
    <message>
        <source>The label {unknown} is no finding of the bundle {name} ({keys}).</source>
        <translation>标签 {unknown} 不是模型包 {name} 的所见（{keys}）。</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} followed from a verdict; take that back instead.</source>
        <translation>病例 {queue_id} 的上一步由判定而来；请改为撤回该判定。</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} has let it leave the house; have the case reopened instead.</source>
        <translation>病例 {queue_id} 的上一步已将其对外提供；请改为重新开启该病例。</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} is not {login}&apos;s; only her own can be undone.</source>
        <translation>病例 {queue_id} 的上一步不是 {login} 所为；只能撤销自己的步骤。</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} was {login}&apos;s blind word, which has shown her the others; have the case reopened instead.</source>
        <translation>病例 {queue_id} 的上一步是 {login} 的盲读判定，此后已看到他人的判定；请改为重新开启该病例。</translation>
    </message>
    <message>
        <source>The list of words {words} cannot be read ({error}); install Overread again.</source>
        <translation>无法读取词表 {words}（{error}）；请重新安装 Overread。</translation>
    </message>
    <message>
        <source>The loss is not finite in epoch {epoch}; lower learning_rate (now {learning_rate:g}) or use precision fp32.</source>
        <translation>第 {epoch} 轮的损失不是有限值；请降低 learning_rate（现为 {learning_rate:g}）或使用精度 fp32。</translation>
    </message>
    <message>
        <source>The lungs were not found: the mask covers {percent:.0f} % of the picture.</source>
        <translation>未找到肺：掩膜覆盖图像的 {percent:.0f} %。</translation>
    </message>
    <message>
        <source>The manifest names no list of its images</source>
        <translation>清单未指明其图像列表</translation>
    </message>
    <message>
        <source>The manifest.json of the bundle {name} is larger than {limit} MiB; a real one has some kilobytes.</source>
        <translation>模型包 {name} 的 manifest.json 超过 {limit} MiB；正常应为数 KB。</translation>
    </message>
    <message>
        <source>The mask of the lungs covers {percent:.0f} % of the picture, which no pair of lungs does.</source>
        <translation>肺掩膜覆盖图像的 {percent:.0f} %，双肺不可能如此。</translation>
    </message>
    <message>
        <source>The mask {name} has not the size of its image; draw it again.</source>
        <translation>掩膜 {name} 与其图像大小不同；请重新绘制。</translation>
    </message>
    <message>
        <source>The missed finding {finding} needs its place; add a region.</source>
        <translation>漏检的所见 {finding} 须标明部位；请添加区域。</translation>
    </message>
    <message>
        <source>The modality is {modality}; this network was made for {wanted}.</source>
        <translation>成像设备为 {modality}；此模型适用于 {wanted}。</translation>
    </message>
    <message>
        <source>The name {twice} is given to two outputs; each needs a name of its own.</source>
        <translation>两个输出都叫 {twice}；每个输出须有各自的名称。</translation>
    </message>
    <message>
        <source>The network calls {finding} positive, so that it was not missed; leave missed away.</source>
        <translation>模型判 {finding} 为阳性，并未漏检；请去掉 missed。</translation>
    </message>
    <message>
        <source>The network has no class {label}.</source>
        <translation>模型没有类别 {label}。</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs and the checkpoint does not name them; name them in their order with --classes a,b,c (an empty name hides an output), or take them from a bundle with --like.</source>
        <translation>模型有 {outputs} 个输出，检查点未给出名称；请用 --classes a,b,c 依次命名（空名称表示隐藏该输出），或用 --like 取自某模型包。</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs, but {count} names were given.</source>
        <translation>模型有 {outputs} 个输出，却给出了 {count} 个名称。</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs, but {name} has {count} findings.</source>
        <translation>模型有 {outputs} 个输出，而 {name} 有 {count} 项所见。</translation>
    </message>
    <message>
        <source>The network needs more memory than this computer has left; close other programs and try again.</source>
        <translation>模型所需内存超过本机剩余内存；请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The network takes {channels} channels; --mean and --std need one value for each.</source>
        <translation>模型需要 {channels} 个通道；--mean 和 --std 每个通道各需一个值。</translation>
    </message>
    <message>
        <source>The network takes {channels} channels; 1 and 3 can be given to it.</source>
        <translation>模型需要 {channels} 个通道；只支持 1 或 3 个。</translation>
    </message>
    <message>
        <source>The option connect_timeout of the setting database_url is a number of seconds; mend it.</source>
        <translation>设置项 database_url 的选项 connect_timeout 应为秒数；请改正。</translation>
    </message>
    <message>
        <source>The original of case {case} cannot be read again to verify the export ({kind}); check that it still lies where it was opened.</source>
        <translation>无法重新读取病例 {case} 的原件以核验导出（{kind}）；请确认它仍在打开时的位置。</translation>
    </message>
    <message>
        <source>The passphrase of {login} is wrong; type it again.</source>
        <translation>{login} 的口令有误；请重新输入。</translation>
    </message>
    <message>
        <source>The passphrase of {login} was wrong {count} times; try again in {left_s} s.</source>
        <translation>{login} 的口令已输错 {count} 次；请在 {left_s} 秒后重试。</translation>
    </message>
    <message>
        <source>The patient&apos;s age is {age:.0f} months; this network was trained on ages from {youngest:g} to {oldest:g}.</source>
        <translation>患者年龄为 {age:.0f} 个月；此模型的训练年龄为 {youngest:g} 至 {oldest:g} 岁。</translation>
    </message>
    <message>
        <source>The patient&apos;s age is {age:.0f} years; this network was trained on ages from {youngest:g} to {oldest:g}.</source>
        <translation>患者年龄为 {age:.0f} 岁；此模型的训练年龄为 {youngest:g} 至 {oldest:g} 岁。</translation>
    </message>
    <message>
        <source>The picture is unlike the radiographs that this network was trained on</source>
        <translation>图像与此模型训练所用的 X 线片不相似</translation>
    </message>
    <message>
        <source>The picture seems to be a page of text or a drawing</source>
        <translation>图像似乎是文字页面或图画</translation>
    </message>
    <message>
        <source>The picture seems to be rotated by 90 degrees, clockwise</source>
        <translation>图像似乎顺时针旋转了 90 度</translation>
    </message>
    <message>
        <source>The picture seems to be rotated by 90 degrees, counter-clockwise</source>
        <translation>图像似乎逆时针旋转了 90 度</translation>
    </message>
    <message>
        <source>The picture seems to be upside down (rotated by 180 degrees)</source>
        <translation>图像似乎上下颠倒（旋转了 180 度）</translation>
    </message>
    <message>
        <source>The picture seems to show a pattern or noise, and no part of a body</source>
        <translation>图像似乎是图案或噪声，而非人体部位</translation>
    </message>
    <message>
        <source>The picture seems to show only a part of what this network expects</source>
        <translation>图像似乎只显示了此模型所需范围的一部分</translation>
    </message>
    <message>
        <source>The pixels still hold text in {count} place(s) after blackening; blacken them by hand or leave the case out.</source>
        <translation>涂黑后像素中仍有 {count} 处文字；请手动涂黑，或略去此病例。</translation>
    </message>
    <message>
        <source>The pixels still hold text of the patient&apos;s header in {count} place(s) after blackening; blacken them by hand or leave the case out.</source>
        <translation>涂黑后像素中仍有 {count} 处患者头信息中的文字；请手动涂黑，或略去此病例。</translation>
    </message>
    <message>
        <source>The printer does not take the page; look whether it is switched on and has paper.</source>
        <translation>打印机未接受此页；请检查是否已开机、是否有纸。</translation>
    </message>
    <message>
        <source>The provenance.json of the earlier export in {root} is damaged; choose an empty folder.</source>
        <translation>{root} 中以前导出的 provenance.json 已损坏；请选择空文件夹。</translation>
    </message>
    <message>
        <source>The queue has no corrected case to train on; see `overread queue list`.</source>
        <translation>队列中没有可用于训练的已更正病例；请查看 `overread queue list`。</translation>
    </message>
    <message>
        <source>The reader&apos;s name or the note holds bytes that are no text; type it again.</source>
        <translation>阅片者姓名或备注中含有非文字字节；请重新输入。</translation>
    </message>
    <message>
        <source>The region has no area; give left, top, width and height in pixels, the last two above 0.</source>
        <translation>区域没有面积；请给出左、上、宽、高（像素），后两项须大于 0。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The rows of {path} contradict one another ({what}: {words}); mend the manifest.</source>
        <translation>{path} 中的行互相矛盾（{what}：{words}）；请改正清单。</translation>
    </message>
    <message>
        <source>The sequence ({group:04X},{element:04X}) nests more than {most_levels} deep; ask for the file again.</source>
        <translation>序列 ({group:04X},{element:04X}) 嵌套超过 {most_levels} 层；请重新获取文件。</translation>
    </message>
    <message>
        <source>The server of {name} does not encrypt connections, which patients&apos; data need; let its administrator set up TLS, or allow it with sslmode=prefer in database_url.</source>
        <translation>{name} 的服务器未加密连接，而患者数据必须加密；请其管理员配置 TLS，或在 database_url 中以 sslmode=prefer 允许。</translation>
    </message>
    <message>
        <source>The server of {name} refuses the connection; check the user, the password and the database&apos;s name.</source>
        <translation>{name} 的服务器拒绝连接；请检查用户、密码和数据库名称。</translation>
    </message>
    <message>
        <source>The server of {name} takes no further connections; try again, or let its administrator allow more.</source>
        <translation>{name} 的服务器不再接受连接；请重试，或请其管理员允许更多连接。</translation>
    </message>
    <message>
        <source>The server of {name} wants another password; put the right one into the keyring with `overread store password`, or into PGPASSFILE.</source>
        <translation>{name} 的服务器要求其他密码；请用 `overread store password` 将正确的密码存入密钥环，或写入 PGPASSFILE。</translation>
    </message>
    <message>
        <source>The set has no column {name} for --by; {said}.</source>
        <translation>图像集没有 --by 所指的列 {name}；{said}。</translation>
    </message>
    <message>
        <source>The setting database_url has an option that PostgreSQL does not know; write those of libpq alone, such as sslmode and sslrootcert.</source>
        <translation>设置项 database_url 含有 PostgreSQL 不识别的选项；请只写 libpq 的选项，如 sslmode 和 sslrootcert。</translation>
    </message>
    <message>
        <source>The setting database_url holds a password, which does not belong in a file; take it out and put it into the keyring with `overread store password`.</source>
        <translation>设置项 database_url 含有密码，密码不应写在文件中；请将其去掉，并用 `overread store password` 存入密钥环。</translation>
    </message>
    <message>
        <source>The setting database_url is no URL of a database; write {example}.</source>
        <translation>设置项 database_url 不是数据库的 URL；应写成 {example}。</translation>
    </message>
    <message>
        <source>The setting database_url names no PostgreSQL database; write {example}.</source>
        <translation>设置项 database_url 所指的不是 PostgreSQL 数据库；应写成 {example}。</translation>
    </message>
    <message>
        <source>The slices are unevenly spaced: {least:.2f} to {most:.2f} mm apart.</source>
        <translation>层面间距不等：{least:.2f} 至 {most:.2f} mm。</translation>
    </message>
    <message>
        <source>The split val needs images of each finding ({keys}), and of no other label.</source>
        <translation>val 分组须含每项所见（{keys}）的图像，且不含其他标签。</translation>
    </message>
    <message>
        <source>The split val needs images with and without a finding of the bundle ({keys}); add some.</source>
        <translation>val 分组须同时含有和不含模型包所见（{keys}）的图像；请补充。</translation>
    </message>
    <message>
        <source>The split val shows no {unshown}; thresholds need images of every finding.</source>
        <translation>val 分组中没有 {unshown}；阈值需要每项所见的图像。</translation>
    </message>
    <message>
        <source>The stored split {path} cannot be read ({error}); name the {splits_csv} of a run.</source>
        <translation>无法读取保存的分组 {path}（{error}）；请指定一次训练的 {splits_csv}。</translation>
    </message>
    <message>
        <source>The stored split {path} is damaged; name the {splits_csv} of a run.</source>
        <translation>保存的分组 {path} 已损坏；请指定一次训练的 {splits_csv}。</translation>
    </message>
    <message>
        <source>The table of de-identification {name} cannot be read ({error}); install Overread again.</source>
        <translation>无法读取去标识化表 {name}（{error}）；请重新安装 Overread。</translation>
    </message>
    <message>
        <source>The table of de-identification {name} holds {found} rows, not {count}; install Overread again.</source>
        <translation>去标识化表 {name} 有 {found} 行，应为 {count} 行；请重新安装 Overread。</translation>
    </message>
    <message>
        <source>The trail does not hold event {number} as it was when it was noted elsewhere.</source>
        <translation>事件 {number} 与另处记录时不同。</translation>
    </message>
    <message>
        <source>The training configuration {path} cannot be used ({error}); mend it.</source>
        <translation>无法使用训练配置 {path}（{error}）；请改正。</translation>
    </message>
    <message>
        <source>The two bundles read no image in common; name one that reads these images.</source>
        <translation>两个模型包没有共同适用的图像；请指定适用于这些图像的模型包。</translation>
    </message>
    <message>
        <source>The verification of what was written found that {leak}; the case is withheld.</source>
        <translation>核验写出的内容时发现：{leak}；该病例未导出。</translation>
    </message>
    <message>
        <source>The verification was stopped; nothing is exported before it has been done.</source>
        <translation>核验已停止；核验完成前不会导出任何内容。</translation>
    </message>
    <message>
        <source>The view position is {view_position}; this network was made for {wanted}.</source>
        <translation>体位为 {view_position}；此模型适用于 {wanted}。</translation>
    </message>
    <message>
        <source>The weights of the bundle {name} are damaged or exchanged (SHA-256 {found}... is not the manifest&apos;s {stated}...); install it again.</source>
        <translation>模型包 {name} 的权重已损坏或被更换（SHA-256 为 {found}...，与清单的 {stated}... 不符）；请重新安装。</translation>
    </message>
    <message>
        <source>The weights of the bundle {name} are no safetensors file ({error}); a checkpoint becomes a bundle with `overread bundles import`.</source>
        <translation>模型包 {name} 的权重不是 safetensors 文件（{error}）；检查点可用 `overread bundles import` 转为模型包。</translation>
    </message>
    <message>
        <source>The weights of the bundle {name} do not load ({first_line}); install it again.</source>
        <translation>无法加载模型包 {name} 的权重（{first_line}）；请重新安装。</translation>
    </message>
    <message>
        <source>The weights {path} cannot be read ({kind}); name another file.</source>
        <translation>无法读取权重 {path}（{kind}）；请指定其他文件。</translation>
    </message>
    <message>
        <source>The {attribute} is {value}; it was made for {wanted}.</source>
        <translation>{attribute}为 {value}；它适用于 {wanted}。</translation>
    </message>
    <message>
        <source>The {attribute} {value} is what it was made for.</source>
        <translation>{attribute} {value} 在其适用范围内。</translation>
    </message>
    <message>
        <source>The {file} of the bundle {name} is larger than {limit} MiB; a real one has some kilobytes.</source>
        <translation>模型包 {name} 的 {file} 超过 {limit} MiB；真正的文件只有几千字节。</translation>
    </message>
    <message>
        <source>The {name} answers again.</source>
        <translation>{name}已恢复响应。</translation>
    </message>
    <message>
        <source>The {name} has been closed.</source>
        <translation>{name}已关闭。</translation>
    </message>
    <message>
        <source>The {name} has not answered for {seconds:.0f} s.</source>
        <translation>{name}已有 {seconds:.0f} 秒没有响应。</translation>
    </message>
    <message>
        <source>The {name} is ready.</source>
        <translation>{name}已就绪。</translation>
    </message>
    <message>
        <source>The {name} is starting.</source>
        <translation>{name}正在启动。</translation>
    </message>
    <message>
        <source>The {name} was restarted.</source>
        <translation>{name}已重启。</translation>
    </message>
    <message>
        <source>The {name} {what} and was restarted; try again.</source>
        <translation>{name}{what}，已重启；请重试。</translation>
    </message>
    <message>
        <source>The {name} {what}.</source>
        <translation>{name}{what}。</translation>
    </message>
    <message>
        <source>There are no training images of at least two classes; add some to the set.</source>
        <translation>训练图像不足两类；请在图像集中补充。</translation>
    </message>
    <message>
        <source>There is a database {target} already; replace it by the backup with --force.</source>
        <translation>数据库 {target} 已存在；如要用备份替换，请加 --force。</translation>
    </message>
    <message>
        <source>There is no bundle named {name} (at hand: {known}); see `overread bundles list`.</source>
        <translation>没有名为 {name} 的模型包（现有：{known}）；请查看 `overread bundles list`。</translation>
    </message>
    <message>
        <source>There is no classifier among the bundles at hand; see `overread bundles list`.</source>
        <translation>现有模型包中没有分类模型；请查看 `overread bundles list`。</translation>
    </message>
    <message>
        <source>There is no device {wanted}; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>没有设备 {wanted}；请选择 auto、cpu、cuda、cuda:N 或 mps。</translation>
    </message>
    <message>
        <source>There is no image to measure the maps on; name a set with a val split.</source>
        <translation>没有可用于评测热图的图像；请指定含 val 分组的图像集。</translation>
    </message>
    <message>
        <source>There is no list of its images</source>
        <translation>没有其图像列表</translation>
    </message>
    <message>
        <source>There is no lung segmenter among the bundles; add one with `overread bundles add`.</source>
        <translation>模型包中没有肺分割模型；请用 `overread bundles add` 添加。</translation>
    </message>
    <message>
        <source>There is no method {method}; choose {methods}.</source>
        <translation>没有方法 {method}；请选择 {methods}。</translation>
    </message>
    <message>
        <source>There is no queue entry {queue_id}; see `overread queue list`.</source>
        <translation>没有队列条目 {queue_id}；请查看 `overread queue list`。</translation>
    </message>
    <message>
        <source>There is no reason code {reason}; choose one of {reason_codes}.</source>
        <translation>没有原因代码 {reason}；请选择 {reason_codes} 之一。</translation>
    </message>
    <message>
        <source>These are not the base weights that the configuration records; the weights will differ.</source>
        <translation>这不是配置所记录的基础权重；所得权重会有不同。</translation>
    </message>
    <message>
        <source>These are not the images of the run that the configuration records; the weights will differ.</source>
        <translation>这不是配置所记录的训练图像；所得权重会有不同。</translation>
    </message>
    <message>
        <source>This account has no keyring that keeps a secret; start and unlock one (GNOME Keyring, KWallet, the system&apos;s own on Windows and macOS) and try again.</source>
        <translation>此账户没有可保存机密的密钥环；请启动并解锁密钥环（GNOME Keyring、KWallet，或 Windows 和 macOS 自带的）后重试。</translation>
    </message>
    <message>
        <source>This is a colour picture, not a radiograph.</source>
        <translation>这是彩色图像，不是 X 线片。</translation>
    </message>
    <message>
        <source>This is a lateral view; this network was made for frontal views.</source>
        <translation>这是侧位片；此模型适用于正位片。</translation>
    </message>
    <message>
        <source>This network names no earlier layer; choose another detail.</source>
        <translation>此模型没有指定较早的层；请选择其他细节。</translation>
    </message>
    <message>
        <source>This network reads {width} x {height} pixels already; choose the plain map.</source>
        <translation>此模型本就读取 {width} x {height} 像素；请选择普通热图。</translation>
    </message>
    <message>
        <source>This word is a second reader&apos;s or an adjudicator&apos;s on case {queue_id}; have that case reopened instead.</source>
        <translation>此为第二阅片者或仲裁者对病例 {queue_id} 的判定；请改为重新开启该病例。</translation>
    </message>
    <message>
        <source>Thresholds fitted on val would flatter it: of {total} images, {same} were trained on, {patients} are of patients that it was trained on, {alike} look the same as a training picture, {deciding} as a picture of test; train it without them, or take them out of val.</source>
        <translation>在 val 上拟合的阈值会使其显得更好：{total} 幅图像中，{same} 幅用于训练过，{patients} 幅属于训练过的患者，{alike} 幅与训练图像相同，{deciding} 幅与 test 图像相同；请去掉这些图像后再训练，或将其移出 val。</translation>
    </message>
    <message>
        <source>Tractography</source>
        <translation>纤维束成像</translation>
    </message>
    <message>
        <source>WARNING: no source of val holds normal and abnormal images enough, so nobody can tell whether one threshold suits them all; add some.</source>
        <translation>警告：val 中没有哪个来源有足够的正常和异常图像，因此无法判断同一阈值是否适合所有来源；请补充图像。</translation>
    </message>
    <message>
        <source>WARNING: one threshold is kept for all sources, and it does not suit {sources}. A network has no threshold by source; expect more errors there, and at any place that is like it.</source>
        <translation>警告：所有来源沿用同一阈值，但它不适合 {sources}。模型没有按来源区分的阈值；在这些来源以及与其相似的任何地方，错误会更多。</translation>
    </message>
    <message>
        <source>WORSE</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>What waits in the journal was encrypted with another key than the database&apos;s; put that key into the keyring with `overread store key --set`.</source>
        <translation>暂存日志中的内容所用加密密钥与数据库的不同；请用 `overread store key --set` 将该密钥存入密钥环。</translation>
    </message>
    <message>
        <source>What was said of case {queue_id} has been open to {login}, whose role is, or once was, another than Reader; its new second reader must be a Reader who could never look.</source>
        <translation>{login} 现在或曾经的角色不是阅片者，能够看到病例 {queue_id} 的判定；新的第二阅片者须是从未能看到的阅片者。</translation>
    </message>
    <message>
        <source>Whether these images trained {network} cannot be known: its bundle has no list of them to rely on.</source>
        <translation>无从得知这些图像是否训练过 {network}：其模型包没有可依据的图像列表。</translation>
    </message>
    <message>
        <source>a bare window is painted after {time:.0f} ms</source>
        <translation>空窗口在 {time:.0f} ms 后绘出</translation>
    </message>
    <message>
        <source>a scale is not above 0</source>
        <translation>有一个比例不大于 0</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>已仲裁</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>阅片者一致</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>at least one finding must not be hidden</source>
        <translation>至少须有一项所见未被隐藏</translation>
    </message>
    <message>
        <source>at worst {low:+.3f} (95 % interval, {images} images)</source>
        <translation>最差为 {low:+.3f}（95 % 区间，{images} 幅图像）</translation>
    </message>
    <message>
        <source>attention_weight needs a network that weighs its cells; set lung_attention = true in [architecture_args], or attention_weight to 0.</source>
        <translation>attention_weight 需要对各格加权的模型；请在 [architecture_args] 中设 lung_attention = true，或将 attention_weight 设为 0。</translation>
    </message>
    <message>
        <source>augmentation.aspect = {aspect} is outside 0 to 1; mend it.</source>
        <translation>augmentation.aspect = {aspect} 不在 0 至 1 之间；请改正。</translation>
    </message>
    <message>
        <source>augmentation.noise_grey = {noise_grey} is outside 1 to 255; for no noise set noise_share to 0.</source>
        <translation>augmentation.noise_grey = {noise_grey} 不在 1 至 255 之间；不加噪声请将 noise_share 设为 0。</translation>
    </message>
    <message>
        <source>augmentation.{name} = {given} is no range within {low:g} to {high:g}, the lower end first; mend it.</source>
        <translation>augmentation.{name} = {given} 不是 {low:g} 至 {high:g} 之间的范围（小值在前）；请改正。</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>batch_size {batch_size} must be a multiple of the {world} processes.</source>
        <translation>batch_size {batch_size} 须为 {world} 个进程的整数倍。</translation>
    </message>
    <message>
        <source>body part</source>
        <translation>检查部位</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>calibration.platt needs sigmoid outputs, and slope.KEY and intercept.KEY of each finding</source>
        <translation>calibration.platt 需要 sigmoid 输出，以及每项所见的 slope.KEY 和 intercept.KEY</translation>
    </message>
    <message>
        <source>calibration.temperature must be above 0</source>
        <translation>calibration.temperature 必须大于 0</translation>
    </message>
    <message>
        <source>cam.display_max must be above 0</source>
        <translation>cam.display_max 必须大于 0</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选模型</translation>
    </message>
    <message>
        <source>class_weights takes classes ({classes}) and weights above 0.</source>
        <translation>class_weights 须给出类别（{classes}）和大于 0 的权重。</translation>
    </message>
    <message>
        <source>codec: {name}</source>
        <translation>编解码器：{name}</translation>
    </message>
    <message>
        <source>comparison set: {count} images of test</source>
        <translation>对比集：{count} 幅 test 图像</translation>
    </message>
    <message>
        <source>connection encrypted</source>
        <translation>连接已加密</translation>
    </message>
    <message>
        <source>connection not encrypted</source>
        <translation>连接未加密</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>device</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>did not start within {seconds:.0f} s</source>
        <translation>在 {seconds:.0f} 秒内未能启动</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>draws and balance = {balance} both decide what an epoch holds; take one out of the configuration.</source>
        <translation>draws 与 balance = {balance} 都决定每轮的内容；请从配置中去掉一个。</translation>
    </message>
    <message>
        <source>draws leaves no image of an epoch: it is 0 for every source; raise one.</source>
        <translation>draws 使每轮没有图像：各来源均为 0；请调高其中之一。</translation>
    </message>
    <message>
        <source>draws names {strange}, of which there are no training images; write a source, or source/label.</source>
        <translation>draws 指定了 {strange}，但没有相应的训练图像；请写来源，或 来源/标签。</translation>
    </message>
    <message>
        <source>draws.{below} = {draws} is below 0; 0 leaves a source out.</source>
        <translation>draws.{below} = {draws} 小于 0；0 表示不用该来源。</translation>
    </message>
    <message>
        <source>encrypted by SQLCipher {version}</source>
        <translation>由 SQLCipher {version} 加密</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>意外终止</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}: mean AUC on val {score:.4f}</source>
        <translation>第 {epoch}/{epochs} 轮：val 平均 AUC {score:.4f}</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}: no score, val is too small</source>
        <translation>第 {epoch}/{epochs} 轮：val 太小，未得出 AUC</translation>
    </message>
    <message>
        <source>epoch {epoch}: {done}/{passes} batches, loss {loss:.3f}, {rate:.1f} img/s, {left_min:.0f} min left in it, {rest_min:.0f} min in all</source>
        <translation>第 {epoch} 轮：{done}/{passes} 批，损失 {loss:.3f}，{rate:.1f} 幅/秒，本轮剩余 {left_min:.0f} 分钟，总共剩余 {rest_min:.0f} 分钟</translation>
    </message>
    <message>
        <source>evaluated by {name}</source>
        <translation>由 {name} 评测</translation>
    </message>
    <message>
        <source>evaluated with borders and letters painted over</source>
        <translation>涂去边缘和字母后评测</translation>
    </message>
    <message>
        <source>example.file must be a plain file name</source>
        <translation>example.file 必须是不带路径的文件名</translation>
    </message>
    <message>
        <source>example.logits need one value a finding</source>
        <translation>example.logits 须每项所见一个值</translation>
    </message>
    <message>
        <source>export verifier</source>
        <translation>导出核验程序</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>exporter</source>
        <translation>导出程序</translation>
    </message>
    <message>
        <source>file reader</source>
        <translation>文件读取程序</translation>
    </message>
    <message>
        <source>file scanner</source>
        <translation>文件扫描程序</translation>
    </message>
    <message>
        <source>findings must be named once each, in a-z 0-9 _</source>
        <translation>每项所见须有唯一名称，由 a-z 0-9 _ 组成</translation>
    </message>
    <message>
        <source>float32 was asked for.</source>
        <translation>要求使用 float32。</translation>
    </message>
    <message>
        <source>gate.statistics needs a plain .safetensors file, kinds, and limits of 1 or more</source>
        <translation>gate.statistics 需要不带路径的 .safetensors 文件、类别，以及不小于 1 的界限</translation>
    </message>
    <message>
        <source>gate.statistics.network needs a plain .safetensors file, a side of 32 to 512, 1 to 8 cells, and the input&apos;s percentiles</source>
        <translation>gate.statistics.network 需要不带路径的 .safetensors 文件、32 至 512 的边长、1 至 8 个格，以及 input 的 percentiles</translation>
    </message>
    <message>
        <source>gate: {count} pictures {name}</source>
        <translation>准入检查：{count} 幅图像 {name}</translation>
    </message>
    <message>
        <source>gave no sign of life for {seconds:.0f} s</source>
        <translation>已有 {seconds:.0f} 秒无响应</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>复核中</translation>
    </message>
    <message>
        <source>input sizes must lie between 16 and 4096</source>
        <translation>输入尺寸须在 16 至 4096 之间</translation>
    </message>
    <message>
        <source>input.ages_years must rise from 0 or more</source>
        <translation>input.ages_years 须从 0 或更大值递增</translation>
    </message>
    <message>
        <source>input.channels must be 1 or 3</source>
        <translation>input.channels 须为 1 或 3</translation>
    </message>
    <message>
        <source>input.mean and std need one value a channel</source>
        <translation>input.mean 和 std 须每个通道一个值</translation>
    </message>
    <message>
        <source>input.percentiles must rise within 0 and 100</source>
        <translation>input.percentiles 须在 0 至 100 内递增</translation>
    </message>
    <message>
        <source>input.std must be above 0</source>
        <translation>input.std 必须大于 0</translation>
    </message>
    <message>
        <source>install Overread again</source>
        <translation>请重新安装 Overread</translation>
    </message>
    <message>
        <source>install {library}</source>
        <translation>请安装 {library}</translation>
    </message>
    <message>
        <source>it has {columns}</source>
        <translation>其中有 {columns}</translation>
    </message>
    <message>
        <source>it is 8, 16 or 32</source>
        <translation>应为 8、16 或 32</translation>
    </message>
    <message>
        <source>it is a folder; write a manifest CSV</source>
        <translation>它是文件夹；请编写 CSV 清单</translation>
    </message>
    <message>
        <source>it is true or false</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>it reads {channels} channels</source>
        <translation>它读取 {channels} 个通道</translation>
    </message>
    <message>
        <source>its compressed data are damaged</source>
        <translation>其压缩数据已损坏</translation>
    </message>
    <message>
        <source>its words are missing: install Overread again</source>
        <translation>缺少其译文：请重新安装 Overread</translation>
    </message>
    <message>
        <source>language: {language}</source>
        <translation>语言：{language}</translation>
    </message>
    <message>
        <source>looked at {done} of {total} images</source>
        <translation>已查看 {done}/{total} 幅图像</translation>
    </message>
    <message>
        <source>lung masks for {masked} of {count} images</source>
        <translation>{count} 幅图像中 {masked} 幅有肺部掩模</translation>
    </message>
    <message>
        <source>manifest_version {found} is not {known}</source>
        <translation>manifest_version 为 {found}，应为 {known}</translation>
    </message>
    <message>
        <source>maps held against regions</source>
        <translation>热图与区域对照</translation>
    </message>
    <message>
        <source>mean and std have {count} values and the network reads {channels} channels; set architecture_args.in_chans = {count}, or give mean and std a value for each channel.</source>
        <translation>mean 和 std 有 {count} 个值，而模型读取 {channels} 个通道；请设 architecture_args.in_chans = {count}，或为 mean 和 std 给出每个通道的值。</translation>
    </message>
    <message>
        <source>mean and std need 1 or 3 values each, std above 0; change the training configuration.</source>
        <translation>mean 和 std 各需 1 个或 3 个值，std 须大于 0；请更改训练配置。</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>modality</source>
        <translation>成像设备</translation>
    </message>
    <message>
        <source>name has characters outside a-z 0-9 . _ -</source>
        <translation>name 含有 a-z 0-9 . _ - 以外的字符</translation>
    </message>
    <message>
        <source>network</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>network in use</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>no font has its characters: install one (Debian: fonts-noto-cjk)</source>
        <translation>没有字体包含其字符：请安装一种（Debian：fonts-noto-cjk）</translation>
    </message>
    <message>
        <source>no interval can be stated</source>
        <translation>无法给出区间</translation>
    </message>
    <message>
        <source>no pixel data</source>
        <translation>无像素数据</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>not fitted: val has no finding both with and without it</source>
        <translation>未拟合：val 中没有兼具阳性和阴性的所见</translation>
    </message>
    <message>
        <source>not fitted: val lacks a class</source>
        <translation>未拟合：val 缺少一个类别</translation>
    </message>
    <message>
        <source>not worse</source>
        <translation>不差于</translation>
    </message>
    <message>
        <source>nothing stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>on only {images} images, so the difference itself counts</source>
        <translation>仅 {images} 幅图像，故以差值本身为准</translation>
    </message>
    <message>
        <source>op_norm needs sigmoid outputs and operating points between 0 and 1</source>
        <translation>op_norm 需要 sigmoid 输出，以及 0 与 1 之间的工作点</translation>
    </message>
    <message>
        <source>opacity_class = {opacity_class} is no class of this set ({classes}); name one in [augmentation], or set opacity_share to 0.</source>
        <translation>opacity_class = {opacity_class} 不是此图像集的类别（{classes}）；请在 [augmentation] 中指定一个，或将 opacity_share 设为 0。</translation>
    </message>
    <message>
        <source>operating_points must enclose the threshold, within 0 and 1</source>
        <translation>operating_points 须包含阈值，且在 0 至 1 之间</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>outside_weight needs a network with a linear head; choose another architecture or set it to 0.</source>
        <translation>outside_weight 需要带线性输出层的模型；请选择其他架构，或将其设为 0。</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>precision fp16 needs a CUDA device; choose bf16 or fp32.</source>
        <translation>精度 fp16 需要 CUDA 设备；请选择 bf16 或 fp32。</translation>
    </message>
    <message>
        <source>present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>已重新开启</translation>
    </message>
    <message>
        <source>second read</source>
        <translation>第二阅片者不一致</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>source {name}</source>
        <translation>来源 {name}</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the gate is that of the network in use: it has a network of its own</source>
        <translation>准入检查沿用使用中的模型的：其自带模型</translation>
    </message>
    <message>
        <source>the gate stays as it came: {count} images of train are too few to fit it on</source>
        <translation>准入检查保持原样：train 只有 {count} 幅图像，不足以拟合</translation>
    </message>
    <message>
        <source>the gate stays as it was: {train} images of train and {val} of val are too few to fit it</source>
        <translation>准入检查保持不变：train 的 {train} 幅和 val 的 {val} 幅图像不足以拟合</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>the server says {code} {reason}</source>
        <translation>服务器返回 {code} {reason}</translation>
    </message>
    <message>
        <source>the set</source>
        <translation>全集</translation>
    </message>
    <message>
        <source>the set CANNOT DECIDE this; add images</source>
        <translation>该集无法判定此项；请补充图像</translation>
    </message>
    <message>
        <source>thresholds must lie between 0 and 1</source>
        <translation>阈值须在 0 与 1 之间</translation>
    </message>
    <message>
        <source>to adjudicate</source>
        <translation>仲裁</translation>
    </message>
    <message>
        <source>to claim</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>to export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>to put-back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>to record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>to reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>to release</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>to reopen</source>
        <translation>重新开启</translation>
    </message>
    <message>
        <source>to second-read</source>
        <translation>二次阅片</translation>
    </message>
    <message>
        <source>to set</source>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>to take-back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>to undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>too few to judge by</source>
        <translation>太少，无法判断</translation>
    </message>
    <message>
        <source>took longer than {seconds:g} s</source>
        <translation>用时超过 {seconds:g} 秒</translation>
    </message>
    <message>
        <source>took longer than {seconds:g} s (settings: {setting})</source>
        <translation>用时超过 {seconds:g} 秒（设置：{setting}）</translation>
    </message>
    <message>
        <source>train: {counts}; limits: val, {count} images</source>
        <translation>train：{counts}；界限：val，{count} 幅图像</translation>
    </message>
    <message>
        <source>val, {count} images</source>
        <translation>val，{count} 幅图像</translation>
    </message>
    <message>
        <source>val: {count} images</source>
        <translation>val：{count} 幅图像</translation>
    </message>
    <message>
        <source>view position</source>
        <translation>体位</translation>
    </message>
    <message>
        <source>weights must be a .safetensors file</source>
        <translation>权重必须是 .safetensors 文件</translation>
    </message>
    <message>
        <source>weights.file must be a plain file name</source>
        <translation>weights.file 必须是不带路径的文件名</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>{bundle}, which was promoted last, no longer reads (the settings name {settings_bundle}); choose a network with `overread bundles use`.</source>
        <translation>最近启用的 {bundle} 已不再使用（设置指定了 {settings_bundle}）；请用 `overread bundles use` 选择模型。</translation>
    </message>
    <message>
        <source>{complaint} {name} and {count} more; check --architecture, or take the file of its makers.</source>
        <translation>{complaint} {name} 及另外 {count} 项；请检查 --architecture，或使用其作者的文件。</translation>
    </message>
    <message>
        <source>{complaint} {name}; check --architecture, or take the file of its makers.</source>
        <translation>{complaint} {name}；请检查 --architecture，或使用其作者的文件。</translation>
    </message>
    <message>
        <source>{complaint}: another size has</source>
        <translation>{complaint}：尺寸不同的有</translation>
    </message>
    <message>
        <source>{complaint}: it has more than that, such as</source>
        <translation>{complaint}：多出的有，例如</translation>
    </message>
    <message>
        <source>{complaint}: it lacks</source>
        <translation>{complaint}：缺少</translation>
    </message>
    <message>
        <source>{corrections} corrected cases train with {replayed} images of the old data.</source>
        <translation>{corrections} 例已更正病例与 {replayed} 幅旧数据图像一起训练。</translation>
    </message>
    <message>
        <source>{count} duplicates, {contradicting} of them with another label</source>
        <translation>{count} 处重复，其中 {contradicting} 处标签不同</translation>
    </message>
    <message>
        <source>{count} font families have its characters</source>
        <translation>有 {count} 个字体系列包含其字符</translation>
    </message>
    <message>
        <source>{count} images at once</source>
        <translation>每次 {count} 幅图像</translation>
    </message>
    <message>
        <source>{count} images of {split}; whole network initialised anew, seed {seed}; passed below {limit:g}</source>
        <translation>{split} 的 {count} 幅图像；整个模型重新初始化，种子 {seed}；低于 {limit:g} 为通过</translation>
    </message>
    <message>
        <source>{count} inverted</source>
        <translation>{count} 幅反相</translation>
    </message>
    <message>
        <source>{count} more rows differ from the audit trail.</source>
        <translation>另有 {count} 行与审计追踪不符。</translation>
    </message>
    <message>
        <source>{count} of the files of {path} stand in both val and test; keep each in one.</source>
        <translation>{path} 中有 {count} 个文件同时在 val 和 test 中；每个文件只能归入其一。</translation>
    </message>
    <message>
        <source>{count} of them with a region</source>
        <translation>其中 {count} 幅带区域</translation>
    </message>
    <message>
        <source>{count} other</source>
        <translation>{count} 幅其他类型</translation>
    </message>
    <message>
        <source>{count} part</source>
        <translation>{count} 幅局部</translation>
    </message>
    <message>
        <source>{count} patients cannot be parted into {folds} folds; choose fewer folds.</source>
        <translation>{count} 名患者无法分为 {folds} 折；请减少折数。</translation>
    </message>
    <message>
        <source>{count} patients cannot be split into {folds} parts; choose 2 to {count}.</source>
        <translation>{count} 名患者无法分为 {folds} 份；请选择 2 至 {count}。</translation>
    </message>
    <message>
        <source>{count} sound</source>
        <translation>{count} 幅合格</translation>
    </message>
    <message>
        <source>{count} suspect labels are listed in {file}</source>
        <translation>{count} 个可疑标签列于 {file}</translation>
    </message>
    <message>
        <source>{count} text</source>
        <translation>{count} 幅文字</translation>
    </message>
    <message>
        <source>{count} texture</source>
        <translation>{count} 幅纹理</translation>
    </message>
    <message>
        <source>{count} turned_left</source>
        <translation>{count} 幅左转</translation>
    </message>
    <message>
        <source>{count} turned_right</source>
        <translation>{count} 幅右转</translation>
    </message>
    <message>
        <source>{count} unreadable files, left out</source>
        <translation>{count} 个文件无法读取，已略去</translation>
    </message>
    <message>
        <source>{count} upside_down</source>
        <translation>{count} 幅上下颠倒</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written ({reason}); check its rights and the free space, and promote again.</source>
        <translation>无法写入 {data_dir}（{reason}）；请检查其权限和剩余空间，再次启用。</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written ({reason}); check its rights.</source>
        <translation>无法写入 {data_dir}（{reason}）；请检查其权限。</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written ({reason}); free some space, or check its rights.</source>
        <translation>无法写入 {data_dir}（{reason}）；请腾出空间，或检查其权限。</translation>
    </message>
    <message>
        <source>{data_dir} is being changed by another process that does not come to an end; close it and try again.</source>
        <translation>另一进程正在更改 {data_dir} 且一直没有结束；请关闭该进程后重试。</translation>
    </message>
    <message>
        <source>{destination} holds other files than an export of Overread in several formats; choose an empty or a new folder.</source>
        <translation>{destination} 中有并非 Overread 多格式导出的文件；请选择空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>{device} ran out of memory even for one image; the network now runs on the CPU, more slowly.</source>
        <translation>{device} 的内存连一幅图像也不够；模型现改在 CPU 上运行，速度较慢。</translation>
    </message>
    <message>
        <source>{device} ran out of memory; images are now analysed {count} at a time.</source>
        <translation>{device} 的内存不足；现改为每次分析 {count} 幅图像。</translation>
    </message>
    <message>
        <source>{device} ran out of memory; the network runs on the CPU, in float32.</source>
        <translation>{device} 的内存不足；模型改在 CPU 上以 float32 运行。</translation>
    </message>
    <message>
        <source>{events} events of {transactions} transactions lie behind the anchor; they are signed, and a power failure explains them.</source>
        <translation>锚点之后另有 {transactions} 个事务的 {events} 个事件；均有签名，可能因断电所致。</translation>
    </message>
    <message>
        <source>{fault}.</source>
        <translation>{fault}。</translation>
    </message>
    <message>
        <source>{fault}; read the probabilities with doubt.</source>
        <translation>{fault}；请谨慎看待这些概率。</translation>
    </message>
    <message>
        <source>{fault}; train it with `overread train`.</source>
        <translation>{fault}；请用 `overread train` 训练。</translation>
    </message>
    <message>
        <source>{figure} of {finding}, {group}: candidate {candidate:.3f}, network in use {used:.3f}, on {images} images: {end}.</source>
        <translation>{finding}的{figure}，{group}：候选模型 {candidate:.3f}，使用中的模型 {used:.3f}，{images} 幅图像：{end}。</translation>
    </message>
    <message>
        <source>{figure} of {finding}, {group}: candidate {candidate:.3f}, network in use {used:.3f}; difference {difference:+.3f}, {interval}; margin {margin:.3f}: {verdict}.</source>
        <translation>{finding}的{figure}，{group}：候选模型 {candidate:.3f}，使用中的模型 {used:.3f}；差值 {difference:+.3f}，{interval}；界值 {margin:.3f}：{verdict}。</translation>
    </message>
    <message>
        <source>{figure} of {finding}, {group}: on {images} images: {end}.</source>
        <translation>{finding}的{figure}，{group}：{images} 幅图像：{end}。</translation>
    </message>
    <message>
        <source>{file} ({place}) cannot be checked: {reason}</source>
        <translation>无法检查 {file}（{place}）：{reason}</translation>
    </message>
    <message>
        <source>{file} holds a true value of the patient ({kind}) at {place}</source>
        <translation>{file} 的 {place} 处含有患者的真实信息（{kind}）</translation>
    </message>
    <message>
        <source>{file} is damaged</source>
        <translation>{file} 已损坏</translation>
    </message>
    <message>
        <source>{file} is not the list that the manifest vouches for</source>
        <translation>{file} 不是清单所认定的列表</translation>
    </message>
    <message>
        <source>{file} lacks rows, or one of {columns}</source>
        <translation>{file} 缺少行，或缺少 {columns} 之一</translation>
    </message>
    <message>
        <source>{file} met a fault of Overread ({kind}) and was passed over; please report it.</source>
        <translation>{file} 遇到 Overread 自身的错误（{kind}），已略过；请报告此问题。</translation>
    </message>
    <message>
        <source>{file} names images without patient and fingerprint that are not among those of this run</source>
        <translation>{file} 列有不含患者和指纹、又不在本次图像之中的图像</translation>
    </message>
    <message>
        <source>{file} shows text that nobody has explained at {place}</source>
        <translation>{file} 的 {place} 处有来源不明的文字</translation>
    </message>
    <message>
        <source>{finding} cannot be absent and the correct label at once; choose another label.</source>
        <translation>{finding} 不能既为无又是正确标签；请选择其他标签。</translation>
    </message>
    <message>
        <source>{finding} is no name for a finding; use small letters, digits and underscores.</source>
        <translation>{finding} 不能用作所见的名称；请用小写字母、数字和下划线。</translation>
    </message>
    <message>
        <source>{fitted}; kept as it was: {keys}</source>
        <translation>{fitted}；保持不变：{keys}</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({reason}); check the drive and the rights.</source>
        <translation>无法列出 {folder}（{reason}）；请检查驱动器和权限。</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({reason}); move it to a folder with a shorter path.</source>
        <translation>无法列出 {folder}（{reason}）；请将其移到路径较短的文件夹。</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({error}); choose another folder.</source>
        <translation>无法写入 {folder}（{error}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({error}); choose another with --work.</source>
        <translation>无法写入 {folder}（{error}）；请用 --work 另选。</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}); copy the bundle elsewhere.</source>
        <translation>无法写入 {folder}（{reason}）；请将模型包复制到别处。</translation>
    </message>
    <message>
        <source>{folder} cannot hold the resized images ({error}); choose another with --work.</source>
        <translation>{folder} 无法存放缩放后的图像（{error}）；请用 --work 另选。</translation>
    </message>
    <message>
        <source>{folder} has vanished; what was found before stays: check the drive or the network.</source>
        <translation>{folder} 已不存在；此前找到的内容仍保留：请检查驱动器或网络。</translation>
    </message>
    <message>
        <source>{folder} holds images and is no split; name it one of {splits}, or move it out of {root}.</source>
        <translation>{folder} 含有图像，但不是分组；请将其命名为 {splits} 之一，或移出 {root}。</translation>
    </message>
    <message>
        <source>{images} labelled images of {patients} patients:</source>
        <translation>{patients} 名患者的 {images} 幅带标签图像：</translation>
    </message>
    <message>
        <source>{kind}, schema {schema}, {encryption}</source>
        <translation>{kind}，架构 {schema}，{encryption}</translation>
    </message>
    <message>
        <source>{length} images fill no batch of {batch_size}; train in one process.</source>
        <translation>{length} 幅图像不够一批（{batch_size}）；请用单进程训练。</translation>
    </message>
    <message>
        <source>{login} differs from {listed}, who is listed, in its spelling alone; use that.</source>
        <translation>{login} 与已登记的 {listed} 只有写法不同；请用后者。</translation>
    </message>
    <message>
        <source>{login} has given a word on the finding of case {queue_id}; nobody adjudicates her own case.</source>
        <translation>{login} 已对病例 {queue_id} 的所见作过判定；任何人不得仲裁自己的病例。</translation>
    </message>
    <message>
        <source>{login} has no passphrase yet; set one with `overread people passphrase {login}`.</source>
        <translation>{login} 还没有口令；请用 `overread people passphrase {login}` 设置。</translation>
    </message>
    <message>
        <source>{login} has read case {queue_id}; nobody adjudicates her own case.</source>
        <translation>{login} 已读过病例 {queue_id}；任何人不得仲裁自己的病例。</translation>
    </message>
    <message>
        <source>{login} has seen what the network says of case {queue_id}; its second reader must not have.</source>
        <translation>{login} 已看过模型对病例 {queue_id} 的结果；第二阅片者不得看过。</translation>
    </message>
    <message>
        <source>{login} has seen what was said of case {queue_id}; its second reader must not have.</source>
        <translation>{login} 已看过对病例 {queue_id} 的判定；第二阅片者不得看过。</translation>
    </message>
    <message>
        <source>{login} has taken no step in the queue that could be undone.</source>
        <translation>{login} 在队列中没有可撤销的步骤。</translation>
    </message>
    <message>
        <source>{login} has the role {role}, and {step} needs {needed}; see `overread people`.</source>
        <translation>{login} 的角色为{role}，而“{step}”需要{needed}；请查看 `overread people`。</translation>
    </message>
    <message>
        <source>{login} is listed already; change the role with `overread people role`.</source>
        <translation>{login} 已登记；请用 `overread people role` 更改角色。</translation>
    </message>
    <message>
        <source>{login} is not listed; add the login with `overread people add {login}`.</source>
        <translation>{login} 未登记；请用 `overread people add {login}` 添加。</translation>
    </message>
    <message>
        <source>{masked} needs lung masks; name their folder as lung_masks_dir, or set it to 0.</source>
        <translation>{masked} 需要肺掩膜；请用 lung_masks_dir 指定其文件夹，或将其设为 0。</translation>
    </message>
    <message>
        <source>{named}; and {count} more</source>
        <translation>{named}；另有 {count} 处</translation>
    </message>
    <message>
        <source>{named}; put each patient and each picture in one split.</source>
        <translation>{named}；每名患者和每幅图像只能归入一个分组。</translation>
    </message>
    <message>
        <source>{names} (not installed: {absent})</source>
        <translation>{names}（未安装：{absent}）</translation>
    </message>
    <message>
        <source>{name} = {value} is outside {low} to {high}; change it in the training configuration.</source>
        <translation>{name} = {value} 不在 {low} 至 {high} 之间；请在训练配置中更改。</translation>
    </message>
    <message>
        <source>{name} and {target_name} do not read the same view (input.{differing} differs); fit the gate on the other&apos;s own images with `overread refit --gate-network FILE`.</source>
        <translation>{name} 与 {target_name} 的输入不同（input.{differing} 不一致）；请用 `overread refit --gate-network FILE`，以后者自己的图像拟合准入检查。</translation>
    </message>
    <message>
        <source>{name} breaks off in the middle of its pixel data; copy it again.</source>
        <translation>{name} 像素数据中途截断；请重新复制。</translation>
    </message>
    <message>
        <source>{name} cannot be decoded ({reason}); ask for it again.</source>
        <translation>{name} 无法解码（{reason}）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} cannot be read, for its file meta information is damaged; ask for it again.</source>
        <translation>{name} 文件元信息已损坏，无法读取；请重新获取。</translation>
    </message>
    <message>
        <source>{name} claims {columns} x {rows} pixels, above the limit of {max_pixels} (settings: max_pixels).</source>
        <translation>{name} 声称有 {columns} x {rows} 像素，超过上限 {max_pixels}（设置：max_pixels）。</translation>
    </message>
    <message>
        <source>{name} claims {frames} frames, more than its pixel data can hold; ask for it again.</source>
        <translation>{name} 声称有 {frames} 帧，多于其像素数据所能容纳；请重新获取。</translation>
    </message>
    <message>
        <source>{name} claims {frames} frames, more than the file can hold; ask for it again.</source>
        <translation>{name} 声称有 {frames} 帧，多于文件所能容纳；请重新获取。</translation>
    </message>
    <message>
        <source>{name} claims {width} x {height} pixels, above the limit of {max_pixels} (settings: max_pixels).</source>
        <translation>{name} 声称有 {width} x {height} 像素，超过上限 {max_pixels}（设置：max_pixels）。</translation>
    </message>
    <message>
        <source>{name} does not choose among classes; train it with `overread train SET`.</source>
        <translation>{name} 不是分类模型；请用 `overread train SET` 训练。</translation>
    </message>
    <message>
        <source>{name} does not choose among exclusive classes; only such networks can be promoted so far, the others are chosen with `overread bundles use`.</source>
        <translation>{name} 所含类别不互斥；目前只有互斥类别的模型可以启用，其他请用 `overread bundles use` 选用。</translation>
    </message>
    <message>
        <source>{name} does not fit the architecture; name weights of the same backbone.</source>
        <translation>{name} 与该架构不符；请指定相同骨干网络的权重。</translation>
    </message>
    <message>
        <source>{name} does not fit the encoder of the segmenter; name other base weights.</source>
        <translation>{name} 与分割模型的编码器不符；请指定其他基础权重。</translation>
    </message>
    <message>
        <source>{name} does not fit {architecture}</source>
        <translation>{name} 与 {architecture} 不符</translation>
    </message>
    <message>
        <source>{name} has damaged pixel data ({error}); ask for it again.</source>
        <translation>{name} 像素数据已损坏（{error}）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} has more than {max_scans} JPEG scans for one picture (settings: max_jpeg_scans); ask for it again.</source>
        <translation>{name} 单幅图像的 JPEG 扫描多于 {max_scans} 次（设置：max_jpeg_scans）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} has more than {most} elements (settings: {setting}); ask for it again.</source>
        <translation>{name} 数据元素多于 {most} 个（设置：{setting}）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} has no licence beside it ({licence_name}); put its text there, for whoever gets the bundle.</source>
        <translation>{name} 旁没有许可证文件（{licence_name}）；请将许可证文本放在那里，供获得模型包的人查阅。</translation>
    </message>
    <message>
        <source>{name} has sequences of too many items to be read; ask for it again.</source>
        <translation>{name} 序列条目过多，无法读取；请重新获取。</translation>
    </message>
    <message>
        <source>{name} has {components} components for one picture; ask for it again.</source>
        <translation>{name} 单幅图像有 {components} 个分量；请重新获取。</translation>
    </message>
    <message>
        <source>{name} holds a document, whose text cannot be de-identified; leave it out.</source>
        <translation>{name} 含有文档，其文字无法去标识化；请勿纳入。</translation>
    </message>
    <message>
        <source>{name} holds no data for frame {number}; ask for it again.</source>
        <translation>{name} 没有第 {number} 帧的数据；请重新获取。</translation>
    </message>
    <message>
        <source>{name} holds no image ({class_name}).</source>
        <translation>{name} 不含图像（{class_name}）。</translation>
    </message>
    <message>
        <source>{name} holds no pixel data that can be read; ask for it again.</source>
        <translation>{name} 没有可读取的像素数据；请重新获取。</translation>
    </message>
    <message>
        <source>{name} inflates to more than {limit:.0f} MiB, above the limit for a file of its size (settings: max_inflation, max_inflated_bytes); ask for it uncompressed.</source>
        <translation>{name} 解压后超过 {limit:.0f} MiB，即该大小文件的上限（设置：max_inflation、max_inflated_bytes）；请获取未压缩的文件。</translation>
    </message>
    <message>
        <source>{name} is a directory of other files and names their patients; export those instead.</source>
        <translation>{name} 是其他文件的目录，其中有患者姓名；请改为导出那些文件。</translation>
    </message>
    <message>
        <source>{name} is coded as {coding_name}, and nothing here decodes that; install {libraries}.</source>
        <translation>{name} 采用 {coding_name} 编码，本机无法解码；请安装 {libraries}。</translation>
    </message>
    <message>
        <source>{name} is coded as {coding_name}, and what is installed cannot decode it ({reason}); install {absent}, or ask for it again.</source>
        <translation>{name} 采用 {coding_name} 编码，已安装的组件无法解码（{reason}）；请安装 {absent}，或重新获取文件。</translation>
    </message>
    <message>
        <source>{name} is coded as {syntax_name}, which Overread does not decode; ask for it uncompressed.</source>
        <translation>{name} 采用 {syntax_name} 编码，Overread 不能解码；请获取未压缩的文件。</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be decoded ({error}); ask for it again.</source>
        <translation>{name} 已损坏，无法解码（{error}）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} is incomplete: its image needs {needed} bytes, and it holds {held}; copy it again.</source>
        <translation>{name} 不完整：其图像需要 {needed} 字节，实有 {held}；请重新复制。</translation>
    </message>
    <message>
        <source>{name} is incomplete: its {frames} frames need {needed} bytes, and it holds {held}; copy it again.</source>
        <translation>{name} 不完整：其 {frames} 帧需要 {needed} 字节，实有 {held}；请重新复制。</translation>
    </message>
    <message>
        <source>{name} is no architecture known here</source>
        <translation>{name} 不是已知的架构</translation>
    </message>
    <message>
        <source>{name} is not a DICOM, PNG or JPEG file; open the image itself.</source>
        <translation>{name} 不是 DICOM、PNG 或 JPEG 文件；请打开图像本身。</translation>
    </message>
    <message>
        <source>{name} is not a finite array of shape {shape}</source>
        <translation>{name} 不是形状为 {shape} 的有限值数组</translation>
    </message>
    <message>
        <source>{name} is not a readable DICOM, PNG or JPEG file ({kind}).</source>
        <translation>{name} 不是可读的 DICOM、PNG 或 JPEG 文件（{kind}）。</translation>
    </message>
    <message>
        <source>{name} is not a readable PNG, JPEG or TIFF file ({error}); ask for it again.</source>
        <translation>{name} 不是可读的 PNG、JPEG 或 TIFF 文件（{error}）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} is not a readable PNG, JPEG or TIFF file; ask for it again.</source>
        <translation>{name} 不是可读的 PNG、JPEG 或 TIFF 文件；请重新获取。</translation>
    </message>
    <message>
        <source>{name} lacks the palette that its colours need; ask for it again.</source>
        <translation>{name} 缺少其颜色所需的调色板；请重新获取。</translation>
    </message>
    <message>
        <source>{name} nests its sequences too deeply (settings: max_nesting); ask for it again.</source>
        <translation>{name} 序列嵌套过深（设置：max_nesting）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} reads its pictures in a way that training does not know; choose --from.</source>
        <translation>{name} 读取图像的方式不适用于训练；请用 --from 另选。</translation>
    </message>
    <message>
        <source>{name} states no usable image size ({rows} x {columns}, frames: {frames}); ask for it again.</source>
        <translation>{name} 没有给出可用的图像尺寸（{rows} x {columns}，帧数：{frames}）；请重新获取。</translation>
    </message>
    <message>
        <source>{name} stores its pixels in the upper bits of each word; ask for it in the usual form.</source>
        <translation>{name} 将像素存放在每个字的高位；请获取通常形式的文件。</translation>
    </message>
    <message>
        <source>{name} tells 1000 classes apart, so it is taken for a public network of ImageNet.</source>
        <translation>{name} 区分 1000 个类别，视为公开的 ImageNet 模型。</translation>
    </message>
    <message>
        <source>{name} was not checked for burned-in text; check it, or switch that option off.</source>
        <translation>{name} 未作烧录文字检查；请作检查，或关闭该选项。</translation>
    </message>
    <message>
        <source>{name} would unfold from {coded} bytes to {decoded:.0f} MiB, above the limit of {limit} for large images; ask for it again.</source>
        <translation>{name} 将由 {coded} 字节展开为 {decoded:.0f} MiB，超过大图像的上限 {limit}；请重新获取。</translation>
    </message>
    <message>
        <source>{name} {version} has no list of its training images to rely on ({fault})</source>
        <translation>{name} {version} 没有可依据的训练图像列表（{fault}）</translation>
    </message>
    <message>
        <source>{network}: {count} images of test</source>
        <translation>{network}：{count} 幅 test 图像</translation>
    </message>
    <message>
        <source>{one} in {split} and {other} in {other_split} are the same file</source>
        <translation>{split} 中的 {one} 与 {other_split} 中的 {other} 是同一文件</translation>
    </message>
    <message>
        <source>{one} in {split} and {other} in {other_split} show the same picture ({bits} of 256 bits differ)</source>
        <translation>{split} 中的 {one} 与 {other_split} 中的 {other} 是同一图像（256 位中 {bits} 位不同）</translation>
    </message>
    <message>
        <source>{other} and {path} would share the lung mask {mask}, since they have one name; rename one image and its mask.</source>
        <translation>{other} 和 {path} 同名，会共用肺掩膜 {mask}；请将其中一幅图像及其掩膜改名。</translation>
    </message>
    <message>
        <source>{other} and {path} would share the mask {mask_path}, since they have one name; rename one image.</source>
        <translation>{other} 和 {path} 同名，会共用掩膜 {mask_path}；请将其中一幅图像改名。</translation>
    </message>
    <message>
        <source>{out} cannot be written ({error}); choose another folder.</source>
        <translation>无法写入 {out}（{error}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{out} cannot be written ({reason}); choose another --out.</source>
        <translation>无法写入 {out}（{reason}）；请用 --out 另选。</translation>
    </message>
    <message>
        <source>{own} cannot be made ({reason}); check the rights there.</source>
        <translation>无法创建 {own}（{reason}）；请检查该处权限。</translation>
    </message>
    <message>
        <source>{parent} holds a run of another configuration or other images, patients or lung masks; choose another folder with --work.</source>
        <translation>{parent} 中的训练使用了不同的配置、图像、患者或肺掩膜；请用 --work 选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be decoded ({reason}); ask for it again.</source>
        <translation>{path} 无法解码（{reason}）；请重新获取。</translation>
    </message>
    <message>
        <source>{path} cannot be read (it is no file); name a file or a folder.</source>
        <translation>无法读取 {path}（不是文件）；请指定文件或文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be read (it is no file); name a file.</source>
        <translation>无法读取 {path}（不是文件）；请指定文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}); mend or delete it.</source>
        <translation>无法读取 {path}（{error}）；请改正或删除。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}); put {last}, written last by Overread, in its place.</source>
        <translation>无法读取 {path}（{error}）；请用 Overread 最近写出的 {last} 替换。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check its rights.</source>
        <translation>{path} 无法读取（{reason}）；请检查其权限。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check the drive and the rights.</source>
        <translation>{path} 无法读取（{reason}）；请检查驱动器和权限。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check the drive.</source>
        <translation>{path} 无法读取（{reason}）；请检查驱动器。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); evaluate the bundle again.</source>
        <translation>无法读取 {path}（{reason}）；请重新评测模型包。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); name the file of a checkpoint.</source>
        <translation>无法读取 {path}（{reason}）；请指定检查点文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); take it out or let it be read.</source>
        <translation>无法读取 {path}（{reason}）；请将其移出，或允许读取。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); the window starts as new and writes another.</source>
        <translation>无法读取 {path}（{reason}）；窗口按初始状态启动，并另写一个。</translation>
    </message>
    <message>
        <source>{path} cannot be read as CSV ({error}); save it as UTF-8 CSV.</source>
        <translation>无法将 {path} 作为 CSV 读取（{error}）；请保存为 UTF-8 CSV。</translation>
    </message>
    <message>
        <source>{path} cannot be read or written ({reason}); check its rights, the drive and the free space.</source>
        <translation>无法读写 {path}（{reason}）；请检查其权限、驱动器和剩余空间。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({error}); make room or choose another folder.</source>
        <translation>无法写入 {path}（{error}）；请腾出空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the rights of the folder.</source>
        <translation>无法写入 {path}（{reason}）；请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another folder.</source>
        <translation>无法写入 {path}（{reason}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); no log is kept.</source>
        <translation>无法写入 {path}（{reason}）；不保留日志。</translation>
    </message>
    <message>
        <source>{path} does not belong to these images; delete it.</source>
        <translation>{path} 不属于这些图像；请删除。</translation>
    </message>
    <message>
        <source>{path} does not exist or is no file; name one image file.</source>
        <translation>{path} 不存在或不是文件；请指定一个图像文件。</translation>
    </message>
    <message>
        <source>{path} does not exist; name a manifest CSV or a folder of class folders.</source>
        <translation>{path} 不存在；请指定清单 CSV，或按类别分设的文件夹。</translation>
    </message>
    <message>
        <source>{path} does not say what kind of object it is; ask for it again.</source>
        <translation>{path} 未说明其对象类型；请重新获取。</translation>
    </message>
    <message>
        <source>{path} has a table of contents of {size} bytes, above the limit of {max_archive_directory_bytes} (settings: max_archive_directory_bytes); unpack it first.</source>
        <translation>{path} 目录表有 {size} 字节，超过上限 {max_archive_directory_bytes}（设置：max_archive_directory_bytes）；请先解压。</translation>
    </message>
    <message>
        <source>{path} has more than {limit} GiB; no classifier known here needs that.</source>
        <translation>{path} 超过 {limit} GiB；已知的分类模型都不需要这么大。</translation>
    </message>
    <message>
        <source>{path} has more than {most} records (settings: max_directory_records), and the rest was not read.</source>
        <translation>{path} 记录多于 {most} 条（设置：max_directory_records），其余未读取。</translation>
    </message>
    <message>
        <source>{path} has no split {lacking}; replay needs train, val and, to keep it out, test.</source>
        <translation>{path} 没有分组 {lacking}；重放需要 train 和 val，并需 test 以便将其排除。</translation>
    </message>
    <message>
        <source>{path} has records that point in a circle; open the folder that holds it, to miss nothing.</source>
        <translation>{path} 记录循环指向；为免遗漏，请打开其所在文件夹。</translation>
    </message>
    <message>
        <source>{path} has {count} frame(s); there is no frame {number}.</source>
        <translation>{path} 有 {count} 帧；没有第 {number} 帧。</translation>
    </message>
    <message>
        <source>{path} has {count} members, above the limit of {max_archive_members} (settings: max_archive_members); unpack it first.</source>
        <translation>{path} 有 {count} 个成员，超过上限 {max_archive_members}（设置：max_archive_members）；请先解压。</translation>
    </message>
    <message>
        <source>{path} has {samples} samples a pixel as {photometric}, which is no colour that Overread shows; ask for it as RGB.</source>
        <translation>{path} 每像素有 {samples} 个样本，类型为 {photometric}，Overread 不能显示此种颜色；请获取 RGB 格式。</translation>
    </message>
    <message>
        <source>{path} has {size:.1f} MiB, above the limit of {limit} MiB for a presentation state; ask for it again.</source>
        <translation>{path} 有 {size:.1f} MiB，超过呈现状态的上限 {limit} MiB；请重新获取。</translation>
    </message>
    <message>
        <source>{path} has {size} bytes, above the limit of {most} (settings: max_file_bytes).</source>
        <translation>{path} 有 {size} 字节，超过上限 {most}（设置：max_file_bytes）。</translation>
    </message>
    <message>
        <source>{path} holds a test image that cannot be read ({fault}); mend or remove it.</source>
        <translation>{path} 中有一幅测试图像无法读取（{fault}）；请修复或移除。</translation>
    </message>
    <message>
        <source>{path} holds no image (its header states no rows and columns); ask for it again.</source>
        <translation>{path} 不含图像（头信息未给出行数和列数）；请重新获取。</translation>
    </message>
    <message>
        <source>{path} holds no labelled image; expected one folder for each class.</source>
        <translation>{path} 中没有已标注图像；应每个类别一个文件夹。</translation>
    </message>
    <message>
        <source>{path} inflates to more than {max_archive_bytes} bytes (settings: max_archive_bytes); unpack it first.</source>
        <translation>{path} 解压后超过 {max_archive_bytes} 字节（设置：max_archive_bytes）；请先解压。</translation>
    </message>
    <message>
        <source>{path} is a damaged archive ({error}); ask for it again.</source>
        <translation>{path} 是损坏的压缩包（{error}）；请重新获取。</translation>
    </message>
    <message>
        <source>{path} is an archive inside an archive; unpack the outer one first.</source>
        <translation>{path} 是压缩包中的压缩包；请先解压外层。</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again.</source>
        <translation>{path} 为空（0 字节）；请重新复制。</translation>
    </message>
    <message>
        <source>{path} is named in the DICOMDIR and is missing; copy the whole disc again.</source>
        <translation>{path} 列于 DICOMDIR，但找不到；请重新复制整张光盘。</translation>
    </message>
    <message>
        <source>{path} is no checkpoint that can be used: it is damaged ({kind}).</source>
        <translation>{path} 不是可用的检查点：已损坏（{kind}）。</translation>
    </message>
    <message>
        <source>{path} is no checkpoint that can be used: {error}.</source>
        <translation>{path} 不是可用的检查点：{error}。</translation>
    </message>
    <message>
        <source>{path} is no network of ImageNet&apos;s {imagenet_classes} classes; the gate needs a public one.</source>
        <translation>{path} 不是 ImageNet {imagenet_classes} 类的模型；准入检查需要公开的此类模型。</translation>
    </message>
    <message>
        <source>{path} is no plain state dict of tensors; export one with torch.save(model.state_dict()).</source>
        <translation>{path} 不是仅含张量的 state dict；请用 torch.save(model.state_dict()) 导出。</translation>
    </message>
    <message>
        <source>{path} is no presentation state that Overread can apply; open the image itself.</source>
        <translation>{path} 不是 Overread 能应用的呈现状态；请直接打开图像。</translation>
    </message>
    <message>
        <source>{path} is not displayed, for it is no image: {description}.</source>
        <translation>{path} 不是图像，不予显示：{description}。</translation>
    </message>
    <message>
        <source>{path} is not the image of the record any more (its SHA-256 was {recorded}..., now it is {found}...); put the original back.</source>
        <translation>{path} 已不是记录中的图像（SHA-256 原为 {recorded}...，现为 {found}...）；请放回原文件。</translation>
    </message>
    <message>
        <source>{path} is too large to be an evaluation; evaluate the bundle again.</source>
        <translation>{path} 太大，不可能是评测结果；请重新评测模型包。</translation>
    </message>
    <message>
        <source>{path} lacks the columns file and label; add them.</source>
        <translation>{path} 缺少 file 和 label 列；请添加。</translation>
    </message>
    <message>
        <source>{path} lacks the split {split}; val fits thresholds, and test decides.</source>
        <translation>{path} 缺少分组 {split}；val 用于拟合阈值，test 用于判定。</translation>
    </message>
    <message>
        <source>{path} names a link that leads outside its own folder, which was not opened.</source>
        <translation>{path} 含有指向其文件夹之外的链接，未打开该链接。</translation>
    </message>
    <message>
        <source>{path} names a mask of {twice} twice; keep the one that counts.</source>
        <translation>{path} 为 {twice} 指定了两次掩膜；请只留有效的一个。</translation>
    </message>
    <message>
        <source>{path} names no file; open the folder that holds it, to miss nothing.</source>
        <translation>{path} 未指明文件；为免遗漏，请打开其所在文件夹。</translation>
    </message>
    <message>
        <source>{path} names no mask; it needs the columns file and mask.</source>
        <translation>{path} 没有指定掩膜；需要 file 和 mask 列。</translation>
    </message>
    <message>
        <source>{path} names {unknown}, which the training manifest does not hold.</source>
        <translation>{path} 指定了 {unknown}，但训练清单中没有。</translation>
    </message>
    <message>
        <source>{path} needs more memory than one image may take (settings: max_read_memory_bytes); ask for it again.</source>
        <translation>{path} 所需内存超过单幅图像的上限（设置：max_read_memory_bytes）；请重新获取。</translation>
    </message>
    <message>
        <source>{path} needs more memory than one image may take (settings: max_read_memory_bytes); leave it out.</source>
        <translation>{path} 所需内存超过单幅图像的上限（设置：max_read_memory_bytes）；请勿纳入。</translation>
    </message>
    <message>
        <source>{path} of the earlier export has other columns than expected; choose an empty folder.</source>
        <translation>以前导出的 {path} 列不符；请选择空文件夹。</translation>
    </message>
    <message>
        <source>{path} of the earlier export has other fields than expected; choose an empty folder.</source>
        <translation>以前导出的 {path} 字段不符；请选择空文件夹。</translation>
    </message>
    <message>
        <source>{path} of the earlier export is damaged ({error}); choose an empty folder.</source>
        <translation>以前导出的 {path} 已损坏（{error}）；请选择空文件夹。</translation>
    </message>
    <message>
        <source>{path} of the earlier export is damaged; choose an empty folder.</source>
        <translation>以前导出的 {path} 已损坏；请选择空文件夹。</translation>
    </message>
    <message>
        <source>{path} points to a record that is not there; open the folder that holds it, to miss nothing.</source>
        <translation>{path} 指向不存在的记录；为免遗漏，请打开其所在文件夹。</translation>
    </message>
    <message>
        <source>{precision} does not work here ({reason}); float32 is used.</source>
        <translation>{precision} 在此不可用（{reason}）；改用 float32。</translation>
    </message>
    <message>
        <source>{precision} moves a probability by {moved:.4f}, above {tolerance}; float32 is used.</source>
        <translation>{precision} 使概率变化 {moved:.4f}，超过 {tolerance}；改用 float32。</translation>
    </message>
    <message>
        <source>{precision} moves no probability of the checked pictures by more than {moved:.4f}.</source>
        <translation>{precision} 使所检图像的概率变化不超过 {moved:.4f}。</translation>
    </message>
    <message>
        <source>{precision}: {reason}</source>
        <translation>{precision}：{reason}</translation>
    </message>
    <message>
        <source>{ratio} to 1 (settings: max_coded_ratio)</source>
        <translation>{ratio} 比 1（设置：max_coded_ratio）</translation>
    </message>
    <message>
        <source>{ratio} to 1 (settings: max_picture_ratio)</source>
        <translation>{ratio} 比 1（设置：max_picture_ratio）</translation>
    </message>
    <message>
        <source>{ratio} to 1 that RLE can reach</source>
        <translation>RLE 所能达到的 {ratio} 比 1</translation>
    </message>
    <message>
        <source>{reason} It cannot be started; see `overread doctor`.</source>
        <translation>{reason}无法启动；请查看 `overread doctor`。</translation>
    </message>
    <message>
        <source>{reason} It is being restarted.</source>
        <translation>{reason}正在重启。</translation>
    </message>
    <message>
        <source>{reason} The record cannot be repeated without it.</source>
        <translation>{reason}缺少它便无法重现该记录。</translation>
    </message>
    <message>
        <source>{reason}, so the new network has none either and cannot be promoted; choose it with `overread bundles use`.</source>
        <translation>{reason}，因此新模型也没有，不能启用；请用 `overread bundles use` 选用。</translation>
    </message>
    <message>
        <source>{root} holds other files than an export of Overread as {name}; choose an empty or a new folder.</source>
        <translation>{root} 中有并非 Overread 以 {name} 导出的文件；请选择空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>{said} But one names exclusive classes and the other independent findings.</source>
        <translation>{said}但一个给出互斥类别，另一个给出独立所见。</translation>
    </message>
    <message>
        <source>{sha256} is no SHA-256: 64 hexadecimal digits.</source>
        <translation>{sha256} 不是 SHA-256：应为 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>{shared} images of val in {path} are of patients who stand in test too, by their DICOM headers; keep each patient in one.</source>
        <translation>按 DICOM 头信息，{path} 的 val 中有 {shared} 幅图像的患者也在 test 中；每名患者只能归入其一。</translation>
    </message>
    <message>
        <source>{shown} of {outputs} shown</source>
        <translation>显示 {outputs} 个中的 {shown} 个</translation>
    </message>
    <message>
        <source>{shown} of {outputs} shown: {key}: {reason}</source>
        <translation>显示 {outputs} 个中的 {shown} 个：{key}：{reason}</translation>
    </message>
    <message>
        <source>{size:.1f} GiB free below {folder}</source>
        <translation>{folder} 下剩余 {size:.1f} GiB</translation>
    </message>
    <message>
        <source>{size:.1f} GiB free below {folder}; free some space, {needed:.0f} GiB at least</source>
        <translation>{folder} 下剩余 {size:.1f} GiB；请释放空间，至少需要 {needed:.0f} GiB</translation>
    </message>
    <message>
        <source>{source} ({images} images of val): sensitivity {common_sensitivity:.3f} and specificity {common_specificity:.3f} at the common {limit:.3f}, {own_sensitivity:.3f} and {own_specificity:.3f} at its own {own:.3f}</source>
        <translation>{source}（val 的 {images} 幅图像）：共同阈值 {limit:.3f} 处敏感度 {common_sensitivity:.3f}、特异度 {common_specificity:.3f}，自身阈值 {own:.3f} 处为 {own_sensitivity:.3f} 和 {own_specificity:.3f}</translation>
    </message>
    <message>
        <source>{target} cannot be written ({reason}); choose another folder.</source>
        <translation>无法写入 {target}（{reason}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{title} has no detail {detail}; choose {known}.</source>
        <translation>{title} 没有细节 {detail}；请选择 {known}。</translation>
    </message>
    <message>
        <source>{trained} of {images} images trained {network}, {chose} chose its thresholds, {patients} more are of patients whose images did: the figures are better than on new patients.</source>
        <translation>{images} 幅图像中 {trained} 幅训练过 {network}，{chose} 幅用于选定其阈值，另有 {patients} 幅属于此类图像的患者：这些数据好于新患者上的表现。</translation>
    </message>
    <message>
        <source>{trained} of {images} images trained {network}, {chose} chose its thresholds: the figures are better than on new patients.</source>
        <translation>{images} 幅图像中 {trained} 幅训练过 {network}，{chose} 幅用于选定其阈值：这些数据好于新患者上的表现。</translation>
    </message>
    <message>
        <source>{url} could not be fetched ({reason}); call again to go on where it stopped.</source>
        <translation>无法下载 {url}（{reason}）；再次运行即从中断处继续。</translation>
    </message>
    <message>
        <source>{url} has more than {limit:.0f} MiB; nothing that large is fetched.</source>
        <translation>{url} 超过 {limit:.0f} MiB；不下载这么大的文件。</translation>
    </message>
    <message>
        <source>{url} is no address of a file; it must begin with https://.</source>
        <translation>{url} 不是文件地址；须以 https:// 开头。</translation>
    </message>
    <message>
        <source>{url} is not encrypted; without a SHA-256 only https is fetched.</source>
        <translation>{url} 未加密；没有 SHA-256 时只从 https 下载。</translation>
    </message>
    <message>
        <source>{url} is not the file that was asked for: its SHA-256 is {found}, not {sha256}; it was thrown away.</source>
        <translation>{url} 不是所要的文件：其 SHA-256 为 {found}，而非 {sha256}；已丢弃。</translation>
    </message>
    <message>
        <source>{views} augmented views cannot be averaged; choose 0 to {max_views}.</source>
        <translation>无法对 {views} 幅变换图像取平均；请选择 0 至 {max_views}。</translation>
    </message>
    <message>
        <source>{wanted}; say what network it is with --architecture ({known}) or --like BUNDLE.</source>
        <translation>{wanted}；请用 --architecture（{known}）或 --like BUNDLE 说明是哪种模型。</translation>
    </message>
    <message>
        <source>{what}, {folder}</source>
        <translation>{what}，{folder}</translation>
    </message>
    <message>
        <source>{where} cannot be read from the archive ({error}); ask for it again.</source>
        <translation>无法从压缩包读取 {where}（{error}）；请重新获取。</translation>
    </message>
    <message>
        <source>{where} inflates to more than {limit} bytes, above the limit for its size (settings: max_inflation, max_inflated_bytes).</source>
        <translation>{where} 解压后超过 {limit} 字节，即该大小的上限（设置：max_inflation、max_inflated_bytes）。</translation>
    </message>
    <message>
        <source>{where} inflates to {file_size} bytes, above the limit of {limit} for its size (settings: max_inflation, max_inflated_bytes).</source>
        <translation>{where} 解压后有 {file_size} 字节，超过该大小的上限 {limit}（设置：max_inflation、max_inflated_bytes）。</translation>
    </message>
    <message>
        <source>{where} is encrypted; unpack the archive with its password first.</source>
        <translation>{where} 已加密；请先用密码解压。</translation>
    </message>
    <message>
        <source>{where} is not in the archive; open the archive again.</source>
        <translation>{where} 不在压缩包中；请重新打开压缩包。</translation>
    </message>
    <message>
        <source>{words} and {word}</source>
        <translation>{words}和{word}</translation>
    </message>
    <message>
        <source>{words} or {word}</source>
        <translation>{words}或{word}</translation>
    </message>
    <message>
        <source>{words}, {word}</source>
        <translation>{words}、{word}</translation>
    </message>
    <message>
        <source>{words}; {word}</source>
        <translation>{words}；{word}</translation>
    </message>
    <message>
        <source>{work} cannot be read ({error}); make it with `overread refit --work`.</source>
        <translation>无法读取 {work}（{error}）；请用 `overread refit --work` 生成。</translation>
    </message>
    <message>
        <source>{work}: {done}/{total}</source>
        <translation>{work}：{done}/{total}</translation>
    </message>
    <message>
        <source>{zip_file} is there and no export of Overread; choose another folder.</source>
        <translation>{zip_file} 已存在，且不是 Overread 的导出；请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>corner_text</name>
    <message>
        <source>(in part)</source>
        <translation>（部分）</translation>
    </message>
    <message>
        <source>Presentation state {label}</source>
        <translation>呈现状态 {label}</translation>
    </message>
    <message>
        <source>derived image</source>
        <translation>衍生图像</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>已反相</translation>
    </message>
    <message>
        <source>lossy</source>
        <translation>有损压缩</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>network FAILED the sanity check</source>
        <translation>模型未通过合理性检查</translation>
    </message>
    <message>
        <source>network passed the sanity check</source>
        <translation>模型已通过合理性检查</translation>
    </message>
    <message>
        <source>not shown in the shape that its pixels have</source>
        <translation>未按像素的实际形状显示</translation>
    </message>
    <message>
        <source>secondary capture</source>
        <translation>二次捕获</translation>
    </message>
    <message>
        <source>turned by {degrees}°</source>
        <translation>已旋转 {degrees}°</translation>
    </message>
    <message>
        <source>your region has changed: measure again</source>
        <translation>区域已更改：请重新评测</translation>
    </message>
</context>
<context>
    <name>learning_words</name>
    <message>
        <source>A candidate is being trained</source>
        <translation>正在训练候选模型</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Abnormal against normal</source>
        <translation>异常对正常</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>All findings together</source>
        <translation>全部所见合计</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 评分</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Its evaluation cannot be read</source>
        <translation>无法读取其评测结果</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>评测中</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>阴性预测值</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>未评测</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>阳性预测值</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>来源：{name}</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Stopped; nothing has changed.</source>
        <translation>已停止；一切未变。</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>回退中</translation>
    </message>
    <message>
        <source>The candidate is trained. Compare it, or promote it.</source>
        <translation>候选模型已训练完成。请比较或启用。</translation>
    </message>
    <message>
        <source>The command ended without a word.</source>
        <translation>命令结束，未给出说明。</translation>
    </message>
    <message>
        <source>The earlier network</source>
        <translation>以前的模型</translation>
    </message>
    <message>
        <source>The earlier network is being brought back</source>
        <translation>正在恢复以前的模型</translation>
    </message>
    <message>
        <source>The training was stopped before its first epoch was over.</source>
        <translation>第一轮结束前训练已停止。</translation>
    </message>
    <message>
        <source>The training was stopped. It can go on from its last whole epoch.</source>
        <translation>训练已停止，可从最后一个完整轮次继续。</translation>
    </message>
    <message>
        <source>To begin anew, take the tick off “Go on with the training”.</source>
        <translation>要重新开始，请取消勾选“继续上次中断的训练”。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>曾用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>随附</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{group}: {member}</source>
        <translation>{group}：{member}</translation>
    </message>
    <message>
        <source>{name} is being checked on the comparison set</source>
        <translation>正在对比集上检查 {name}</translation>
    </message>
    <message>
        <source>{name} is being measured on the comparison set</source>
        <translation>正在对比集上评测 {name}</translation>
    </message>
    <message>
        <source>{name} is in use again.</source>
        <translation>{name} 已恢复使用。</translation>
    </message>
    <message>
        <source>{name} is measured; its curves and figures are those of the comparison set.</source>
        <translation>{name} 已评测；曲线和数据均来自对比集。</translation>
    </message>
    <message>
        <source>{name} passed every check and is in use from now on.</source>
        <translation>{name} 通过全部检查，现已启用。</translation>
    </message>
    <message>
        <source>{name} was refused; nothing has changed.</source>
        <translation>{name} 未获通过；一切未变。</translation>
    </message>
    <message>
        <source>{speed} img/s</source>
        <translation>{speed} 幅/秒</translation>
    </message>
</context>
<context>
    <name>measured_words</name>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Area {area} px</source>
        <translation>面积 {area} px</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>at detector</source>
        <translation>探测器平面</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>已校准</translation>
    </message>
    <message>
        <source>on film</source>
        <translation>胶片平面</translation>
    </message>
    <message>
        <source>plane not stated</source>
        <translation>平面未注明</translation>
    </message>
    <message>
        <source>{length} pixel widths</source>
        <translation>{length} 像素宽</translation>
    </message>
    <message>
        <source>{length} px</source>
        <translation>{length} px</translation>
    </message>
</context>
<context>
    <name>services</name>
    <message>
        <source>{fault} The defaults are used.</source>
        <translation>{fault}现使用默认设置。</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%n file(s) cannot be shown</source>
        <translation>
            <numerusform>%n 个文件无法显示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) open</source>
        <translation>
            <numerusform>已打开 %n 幅图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) that are no images</source>
        <translation>
            <numerusform>%n 个非图像对象</numerusform>
        </translation>
    </message>
    <message>
        <source>1 forward pass</source>
        <translation>1 次前向计算</translation>
    </message>
    <message>
        <source>Adjudicator</source>
        <translation>仲裁者</translation>
    </message>
    <message>
        <source>Anchored</source>
        <translation>锚定</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Better than {share}&#x2009;% of random maps</source>
        <translation>优于 {share}&#x2009;% 的随机热图</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>False negative</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>False positive</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Image quality</source>
        <translation>图像质量</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>No patient name</source>
        <translation>无患者姓名</translation>
    </message>
    <message>
        <source>No positive evidence: there is nothing to measure</source>
        <translation>无正向证据：没有可评测的内容</translation>
    </message>
    <message>
        <source>Not calibrated: these are scores, no probabilities. Other networks’ scores compare with none.</source>
        <translation>未校准：这些是得分，不是概率，不能与其他模型的得分比较。</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>超出适用范围</translation>
    </message>
    <message>
        <source>Platt scaling</source>
        <translation>Platt 缩放</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probabilities calibrated by {method} ({source}).</source>
        <translation>概率经{method}校准（{source}）。</translation>
    </message>
    <message>
        <source>Probabilities calibrated by {method}.</source>
        <translation>概率经{method}校准。</translation>
    </message>
    <message>
        <source>Promoted</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Promotion cut short</source>
        <translation>启用中断</translation>
    </message>
    <message>
        <source>Promotion in effect</source>
        <translation>启用生效</translation>
    </message>
    <message>
        <source>Promotion lost</source>
        <translation>启用丢失</translation>
    </message>
    <message>
        <source>Promotion refused</source>
        <translation>启用被拒</translation>
    </message>
    <message>
        <source>Promotion taken back</source>
        <translation>启用已回退</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Revealed</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核者</translation>
    </message>
    <message>
        <source>Right class, wrong place</source>
        <translation>类别正确，位置错误</translation>
    </message>
    <message>
        <source>The presentation state “{label}” is applied, except for: {missing}.</source>
        <translation>已应用呈现状态“{label}”，以下除外：{missing}。</translation>
    </message>
    <message>
        <source>There is no image in what you opened; choose a folder with DICOM, PNG or JPEG files.</source>
        <translation>所打开的内容中没有图像；请选择含 DICOM、PNG 或 JPEG 文件的文件夹。</translation>
    </message>
    <message>
        <source>VOI LUT of the file</source>
        <translation>文件的 VOI LUT</translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation>类别错误</translation>
    </message>
    <message numerus="yes">
        <source>about {count} forward pass(es)</source>
        <translation>
            <numerusform>约 {count} 次前向计算</numerusform>
        </translation>
    </message>
    <message>
        <source>absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>已仲裁</translation>
    </message>
    <message>
        <source>deletion {deletion}, insertion {insertion}</source>
        <translation>删除 {deletion}，插入 {insertion}</translation>
    </message>
    <message>
        <source>disagreement</source>
        <translation>不同意模型</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>复核中</translation>
    </message>
    <message>
        <source>its bitmap shutter</source>
        <translation>位图遮挡</translation>
    </message>
    <message>
        <source>its overlay planes</source>
        <translation>叠加层</translation>
    </message>
    <message>
        <source>its subtraction of a mask</source>
        <translation>蒙片减影</translation>
    </message>
    <message>
        <source>its true size</source>
        <translation>实际尺寸</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>可能性大</translation>
    </message>
    <message>
        <source>missed by the network</source>
        <translation>模型漏检</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>阴性</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>peak inside your region</source>
        <translation>峰值在您的区域内</translation>
    </message>
    <message>
        <source>peak outside your region</source>
        <translation>峰值在您的区域外</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>阳性</translation>
    </message>
    <message>
        <source>present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>readers agree</source>
        <translation>阅片者一致</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未准入</translation>
    </message>
    <message>
        <source>refused by the gate</source>
        <translation>未准入</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>已重新开启</translation>
    </message>
    <message>
        <source>sample of agreement</source>
        <translation>同意模型（抽样）</translation>
    </message>
    <message>
        <source>second reader differs</source>
        <translation>第二阅片者不一致</translation>
    </message>
    <message>
        <source>some of its graphics</source>
        <translation>部分图形</translation>
    </message>
    <message>
        <source>temperature scaling</source>
        <translation>温度缩放</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>可能性小</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} min left</source>
        <translation>剩余 {count} 分钟</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} s left</source>
        <translation>剩余 {count} 秒</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Recorded.</source>
        <translation>{finding}：{verdict}。已记录。</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Recorded; case {number} of the relabel queue.</source>
        <translation>{finding}：{verdict}。已记录；重标注队列病例 {number}。</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Taken back; it counts as not said.</source>
        <translation>{finding}：{verdict}。已撤回，视为未判定。</translation>
    </message>
    <message>
        <source>{name} is a presentation state that names no image, so it cannot be applied.</source>
        <translation>{name} 是呈现状态，但未指明图像，无法应用。</translation>
    </message>
    <message>
        <source>{name} is a presentation state; it is being read…</source>
        <translation>{name} 是呈现状态，正在读取…</translation>
    </message>
    <message>
        <source>{name} is no image but “{kind}”, which Overread lists and does not display.</source>
        <translation>{name} 不是图像，而是“{kind}”；Overread 只列出，不显示。</translation>
    </message>
    <message numerus="yes">
        <source>{name} is the presentation state “{label}” of %n image(s), none of which is open (the first: SOP Instance UID {uid}); open them too.</source>
        <translation>
            <numerusform>{name} 是 %n 幅图像的呈现状态“{label}”，这些图像均未打开（第一幅：SOP Instance UID {uid}）；请一并打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is the presentation state “{label}” of an image that is not open (SOP Instance UID {uid}); open that image too.</source>
        <translation>{name} 是呈现状态“{label}”，其图像未打开（SOP Instance UID {uid}）；请一并打开该图像。</translation>
    </message>
    <message>
        <source>{peak}, with {share} of the heat ({area} of the area), IoU {iou}</source>
        <translation>{peak}，含 {share} 的热度（占面积 {area}），IoU {iou}</translation>
    </message>
    <message>
        <source>{share} of the heat inside the lungs ({area} of the area)</source>
        <translation>{share} 的热度在肺内（占面积 {area}）</translation>
    </message>
</context>
</TS>
