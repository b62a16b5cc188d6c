<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Overread</source>
        <translation>Giới thiệu Overread</translation>
    </message>
    <message>
        <source>Overread shows what a classification network says of a radiograph and where it looked, and keeps what the reader says of it. Everything stays on this machine or in your department&apos;s database. Licence: Apache-2.0.</source>
        <translation>Overread cho biết mô hình phân loại nói gì về một ảnh X-quang và đã nhìn vào đâu, đồng thời lưu ý kiến của người đọc về điều đó. Mọi dữ liệu ở lại trên máy này hoặc trong cơ sở dữ liệu của khoa. Giấy phép: Apache-2.0.</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Chỉ dùng cho nghiên cứu. Không dùng để chẩn đoán.</translation>
    </message>
    <message>
        <source>Third-party &amp;licences…</source>
        <translation>Giấy phép của &amp;bên thứ ba…</translation>
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
        <translation>&amp;Giới thiệu Overread</translation>
    </message>
    <message>
        <source>&amp;Agree</source>
        <translation>Đồn&amp;g ý</translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation>&amp;Góc</translation>
    </message>
    <message>
        <source>&amp;Audit trail…</source>
        <translation>Nhật &amp;ký kiểm toán…</translation>
    </message>
    <message>
        <source>&amp;Average over varied views</source>
        <translation>Tr&amp;ung bình nhiều biến thể</translation>
    </message>
    <message>
        <source>&amp;Back to Grad-CAM</source>
        <translation>&amp;Trở về Grad-CAM</translation>
    </message>
    <message>
        <source>&amp;Boxes</source>
        <translation>Hộ&amp;p bao</translation>
    </message>
    <message>
        <source>&amp;Claim</source>
        <translation>&amp;Nhận ca</translation>
    </message>
    <message>
        <source>&amp;Clear recent studies</source>
        <translation>&amp;Xóa danh sách gần đây</translation>
    </message>
    <message>
        <source>&amp;Close all studies</source>
        <translation>Đóng tất &amp;cả lần chụp</translation>
    </message>
    <message>
        <source>&amp;Cobb angle</source>
        <translation>Góc &amp;Cobb</translation>
    </message>
    <message>
        <source>&amp;Compare networks…</source>
        <translation>&amp;So sánh các mô hình…</translation>
    </message>
    <message>
        <source>&amp;Compare with a prior</source>
        <translation>&amp;So với lần chụp trước</translation>
    </message>
    <message>
        <source>&amp;Disagree</source>
        <translation>&amp;Bất đồng</translation>
    </message>
    <message>
        <source>&amp;Display check…</source>
        <translation>&amp;Kiểm tra màn hình…</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>Tự &amp;kiểm tra…</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>&amp;Elip</translation>
    </message>
    <message>
        <source>&amp;Enlarge the pane</source>
        <translation>&amp;Phóng to khung</translation>
    </message>
    <message>
        <source>&amp;Export cases…</source>
        <translation>&amp;Xuất ca…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation>&amp;Tìm lệnh…</translation>
    </message>
    <message>
        <source>&amp;First reader is right</source>
        <translation>Người đọc thứ nhất đún&amp;g</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>&amp;Vừa cửa sổ</translation>
    </message>
    <message>
        <source>&amp;Four panes</source>
        <translation>&amp;Bốn khung</translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation>&amp;Bản đồ nhiệt</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;Hide patient data</source>
        <translation>Ẩn dữ liệu bệnh nhân</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>Độ &amp;dài</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Giao diện &amp;sáng</translation>
    </message>
    <message>
        <source>&amp;Link the panes</source>
        <translation>&amp;Liên kết các khung</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>&amp;Kính lúp</translation>
    </message>
    <message>
        <source>&amp;Lower the threshold</source>
        <translation>G&amp;iảm ngưỡng</translation>
    </message>
    <message>
        <source>&amp;Map beside the image</source>
        <translation>Bản đồ bên &amp;cạnh ảnh</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>Đ&amp;o</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>Lật ngang</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Mô hình</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>Ảnh &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>Trang &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Khung &amp;tiếp</translation>
    </message>
    <message>
        <source>&amp;One pane</source>
        <translation>&amp;Một khung</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Mở tệp…</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>&amp;Mở ca</translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation>&amp;Lớp phủ</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>&amp;Khung</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>Ảnh &amp;trước</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>Khung t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Print the image…</source>
        <translation>&amp;In ảnh…</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Hàng đợi</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Read blind first</source>
        <translation>Đọc &amp;mù trước</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>&amp;Hình chữ nhật</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>&amp;Loại</translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>&amp;Báo sự cố…</translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation>Đặt lại hiển thị</translation>
    </message>
    <message>
        <source>&amp;Save change</source>
        <translation>&amp;Lưu thay đổi</translation>
    </message>
    <message>
        <source>&amp;Save the image…</source>
        <translation>Lư&amp;u ảnh…</translation>
    </message>
    <message>
        <source>&amp;Second reader is right</source>
        <translation>Người đọc thứ h&amp;ai đúng</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Cài đặ&amp;t…</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>Chú &amp;thích</translation>
    </message>
    <message>
        <source>&amp;Turn clockwise</source>
        <translation>Xoa&amp;y phải</translation>
    </message>
    <message>
        <source>&amp;Two panes</source>
        <translation>&amp;Hai khung</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>H&amp;oàn tác</translation>
    </message>
    <message>
        <source>&amp;Undo the last step</source>
        <translation>&amp;Hoàn tác bước cuối</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>Chưa c&amp;hắc</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Hướng dẫn sử dụng</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Chào mừng</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Cửa sổ</translation>
    </message>
    <message>
        <source>&amp;Zoom out</source>
        <translation>Thu &amp;nhỏ</translation>
    </message>
    <message>
        <source>A loupe at the cursor</source>
        <translation>Kính lúp tại con trỏ</translation>
    </message>
    <message>
        <source>A&amp;bout this network…</source>
        <translation>&amp;Giới thiệu mô hình này…</translation>
    </message>
    <message>
        <source>A&amp;bsent</source>
        <translation>Khô&amp;ng có</translation>
    </message>
    <message>
        <source>Add a &amp;missed finding…</source>
        <translation>&amp;Thêm dấu hiệu bị sót…</translation>
    </message>
    <message>
        <source>Add a finding that the network missed, with its region</source>
        <translation>Thêm dấu hiệu mà mô hình bỏ sót, kèm vùng</translation>
    </message>
    <message>
        <source>Agree with the network on the chosen finding</source>
        <translation>Đồng ý với mô hình về dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>An arrow, with words or without</source>
        <translation>Mũi tên, có hoặc không có chữ</translation>
    </message>
    <message>
        <source>Arro&amp;w</source>
        <translation>&amp;Mũi tên</translation>
    </message>
    <message>
        <source>Asked of the network</source>
        <translation>Hỏi mô hình</translation>
    </message>
    <message>
        <source>Average the probabilities over varied views of the image, and show their spread</source>
        <translation>Lấy trung bình xác suất trên nhiều biến thể của ảnh và cho thấy độ phân tán</translation>
    </message>
    <message>
        <source>Back to the file’s window and the whole image</source>
        <translation>Trở về cửa sổ xám của tệp và toàn bộ ảnh</translation>
    </message>
    <message>
        <source>C&amp;hange the reader…</source>
        <translation>Đổi n&amp;gười đọc…</translation>
    </message>
    <message>
        <source>Cancel the com&amp;putation</source>
        <translation>Hủ&amp;y tính toán</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Ca</translation>
    </message>
    <message>
        <source>Check this installation, and see where your data are</source>
        <translation>Kiểm tra bản cài đặt này và xem dữ liệu của bạn nằm ở đâu</translation>
    </message>
    <message>
        <source>Check what this monitor can show</source>
        <translation>Kiểm tra khả năng hiển thị của màn hình này</translation>
    </message>
    <message>
        <source>Choose &amp;finding</source>
        <translation>Chọn dấu h&amp;iệu</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>Chọn một dấu hiệu</translation>
    </message>
    <message>
        <source>Choose how the map is made</source>
        <translation>Chọn cách tạo bản đồ</translation>
    </message>
    <message>
        <source>Choose the &amp;map…</source>
        <translation>Chọn &amp;loại bản đồ…</translation>
    </message>
    <message>
        <source>Choose the window by the values in a rectangle that you draw</source>
        <translation>Chọn cửa sổ xám theo các giá trị trong hình chữ nhật bạn vẽ</translation>
    </message>
    <message>
        <source>Cobb angle: one line, then the other</source>
        <translation>Góc Cobb: vẽ một đường, rồi đường kia</translation>
    </message>
    <message>
        <source>Colour or c&amp;ontour</source>
        <translation>Màu hay đường &amp;viền</translation>
    </message>
    <message>
        <source>Colours of &amp;cividis</source>
        <translation>Màu &amp;cividis</translation>
    </message>
    <message>
        <source>Cop&amp;y the image</source>
        <translation>&amp;Sao chép ảnh</translation>
    </message>
    <message>
        <source>Copies carry heatmap, regions and marks</source>
        <translation>Bản sao kèm bản đồ nhiệt, vùng và ký hiệu</translation>
    </message>
    <message>
        <source>Copies carry the patient’s name, id and date</source>
        <translation>Bản sao kèm tên, mã và ngày của bệnh nhân</translation>
    </message>
    <message>
        <source>Copies of the image</source>
        <translation>Bản sao của ảnh</translation>
    </message>
    <message>
        <source>Copy the image as it is shown</source>
        <translation>Sao chép ảnh như đang hiển thị</translation>
    </message>
    <message>
        <source>Cover what is on screen</source>
        <translation>Che nội dung trên màn hình</translation>
    </message>
    <message>
        <source>D&amp;raw region</source>
        <translation>&amp;Vẽ vùng</translation>
    </message>
    <message>
        <source>Disagree with the network on the chosen finding</source>
        <translation>Bất đồng với mô hình về dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>Draw a region for the chosen finding</source>
        <translation>Vẽ vùng cho dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>Draw boxes around the hot parts of the map</source>
        <translation>Vẽ hộp quanh các phần nóng của bản đồ</translation>
    </message>
    <message>
        <source>Draw maps in blue to yellow (cividis) instead of black to yellow (inferno)</source>
        <translation>Vẽ bản đồ từ xanh đến vàng (cividis) thay vì từ đen đến vàng (inferno)</translation>
    </message>
    <message>
        <source>Draw the map in colour, as a contour, or as both</source>
        <translation>Vẽ bản đồ bằng màu, bằng đường viền, hoặc cả hai</translation>
    </message>
    <message>
        <source>Draw the next region as a rectangle, an ellipse or freehand</source>
        <translation>Vẽ vùng tiếp theo là hình chữ nhật, elip hoặc vẽ tay</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>T&amp;oàn màn hình</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Fin&amp;d a case</source>
        <translation>Tìm c&amp;a</translation>
    </message>
    <message>
        <source>Finding &amp;{number}</source>
        <translation>Dấu hiệu &amp;{number}</translation>
    </message>
    <message>
        <source>First of the stac&amp;k</source>
        <translation>Ảnh đầ&amp;u chồng</translation>
    </message>
    <message>
        <source>Fit the image to the window</source>
        <translation>Thu phóng ảnh cho vừa cửa sổ</translation>
    </message>
    <message>
        <source>Give claimed cases back to the queue</source>
        <translation>Trả các ca đã nhận về hàng đợi</translation>
    </message>
    <message>
        <source>Have the cases read a second time again</source>
        <translation>Cho các ca được đọc lần hai lại</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Hide name, id and date</source>
        <translation>Ẩn tên, mã và ngày</translation>
    </message>
    <message>
        <source>Hide the map as long as the key is held</source>
        <translation>Ẩn bản đồ trong khi giữ phím</translation>
    </message>
    <message>
        <source>Hold to hi&amp;de the map</source>
        <translation>&amp;Giữ để ẩn bản đồ</translation>
    </message>
    <message>
        <source>How a map is drawn</source>
        <translation>Cách vẽ bản đồ</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>In&amp;vert</source>
        <translation>Đả&amp;o xám</translation>
    </message>
    <message>
        <source>Invert the grey values</source>
        <translation>Đảo các giá trị xám</translation>
    </message>
    <message>
        <source>L&amp;ast of the stack</source>
        <translation>Ảnh cuối chồn&amp;g</translation>
    </message>
    <message>
        <source>L&amp;ock</source>
        <translation>&amp;Che màn hình</translation>
    </message>
    <message>
        <source>La&amp;rger text</source>
        <translation>Chữ &amp;lớn hơn</translation>
    </message>
    <message>
        <source>Leave the cases out of every export</source>
        <translation>Không đưa các ca này vào bất kỳ lần xuất nào</translation>
    </message>
    <message>
        <source>Leave weak parts of the map out</source>
        <translation>Bỏ các phần yếu của bản đồ</translation>
    </message>
    <message>
        <source>Lung outlin&amp;e</source>
        <translation>&amp;Ranh giới phổi</translation>
    </message>
    <message>
        <source>Mea&amp;sure this map</source>
        <translation>Đánh giá bản đồ này</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Đo</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>Đo độ dài</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>Đo góc</translation>
    </message>
    <message>
        <source>Measure how well this map explains the probability</source>
        <translation>Đo xem bản đồ này giải thích xác suất tốt đến đâu</translation>
    </message>
    <message>
        <source>Mirror the image, left to right</source>
        <translation>Lật ảnh trái sang phải</translation>
    </message>
    <message>
        <source>More &amp;transparent</source>
        <translation>&amp;Nhạt hơn</translation>
    </message>
    <message>
        <source>More opa&amp;que</source>
        <translation>Đậm &amp;hơn</translation>
    </message>
    <message>
        <source>Ne&amp;xt window of the file</source>
        <translation>Cửa sổ xám t&amp;iếp của tệp</translation>
    </message>
    <message>
        <source>Net&amp;works…</source>
        <translation>&amp;Quản lý mô hình…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Networks: measure, retrain, promote</source>
        <translation>Các mô hình: đánh giá, huấn luyện lại, đưa vào dùng</translation>
    </message>
    <message>
        <source>Network’s &amp;view</source>
        <translation>Ý &amp;kiến của mô hình</translation>
    </message>
    <message>
        <source>Next &amp;unread case</source>
        <translation>Ca &amp;chưa đọc tiếp theo</translation>
    </message>
    <message>
        <source>On to the next unread case</source>
        <translation>Sang ca chưa đọc tiếp theo</translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation>Một điểm ảnh trên một điểm màn hình</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Mở &amp;thư mục…</translation>
    </message>
    <message>
        <source>Open the chosen case; claim it, where it waits for your word</source>
        <translation>Mở ca đang chọn; nhận ca nếu ca chờ ý kiến của bạn</translation>
    </message>
    <message>
        <source>Open the image and give a word of your own</source>
        <translation>Mở ảnh và cho ý kiến riêng của bạn</translation>
    </message>
    <message>
        <source>Outline the lungs</source>
        <translation>Vẽ ranh giới phổi</translation>
    </message>
    <message>
        <source>Over&amp;lays on copies</source>
        <translation>Lớp phủ trên &amp;bản sao</translation>
    </message>
    <message>
        <source>Own &amp;word</source>
        <translation>Ý kiến &amp;riêng</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Khung</translation>
    </message>
    <message>
        <source>Panes in a &amp;window of their own</source>
        <translation>Khung ở cửa sổ riên&amp;g</translation>
    </message>
    <message>
        <source>Patient &amp;data on copies</source>
        <translation>&amp;Dữ liệu bệnh nhân trên bản sao</translation>
    </message>
    <message>
        <source>Pixels as s&amp;quares</source>
        <translation>Điểm ảnh &amp;dạng ô vuông</translation>
    </message>
    <message>
        <source>Pla&amp;y cine</source>
        <translation>Chạy cin&amp;e</translation>
    </message>
    <message>
        <source>Play the frames of the stack</source>
        <translation>Chạy các khung hình của chồng ảnh</translation>
    </message>
    <message>
        <source>Pre&amp;vious page</source>
        <translation>Trang trướ&amp;c</translation>
    </message>
    <message>
        <source>Preset &amp;{number}</source>
        <translation>Cửa sổ mẫu &amp;{number}</translation>
    </message>
    <message>
        <source>Previous unread &amp;case</source>
        <translation>Ca chưa đọc t&amp;rước đó</translation>
    </message>
    <message>
        <source>Put an earlier study of the patient beside the image; again: the one before it</source>
        <translation>Đặt lần chụp trước của bệnh nhân bên cạnh ảnh; nhấn lại: lần trước nữa</translation>
    </message>
    <message>
        <source>Ra&amp;ise the threshold</source>
        <translation>&amp;Tăng ngưỡng</translation>
    </message>
    <message>
        <source>Re&amp;do measurement</source>
        <translation>&amp;Làm lại phép đo</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>&amp;Trả lại</translation>
    </message>
    <message>
        <source>Record the verdict with the changed label, region or note</source>
        <translation>Ghi nhận định với nhãn, vùng hoặc ghi chú đã đổi</translation>
    </message>
    <message>
        <source>Rela&amp;bel queue</source>
        <translation>Hàng đợi gán nhãn lại</translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation>Hàng đợi gán nhãn lại</translation>
    </message>
    <message>
        <source>Rem&amp;ove region</source>
        <translation>&amp;Xóa vùng</translation>
    </message>
    <message>
        <source>Remove all &amp;measurements</source>
        <translation>&amp;Xóa mọi phép đo</translation>
    </message>
    <message>
        <source>Reo&amp;pen</source>
        <translation>Mở lạ&amp;i</translation>
    </message>
    <message>
        <source>Restart the &amp;network</source>
        <translation>Khởi động lại mô hình</translation>
    </message>
    <message>
        <source>S&amp;hape of the region</source>
        <translation>Hình &amp;dạng vùng</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Chữ &amp;nhỏ hơn</translation>
    </message>
    <message>
        <source>Save the image as it is shown, as PNG</source>
        <translation>Lưu ảnh như đang hiển thị, dạng PNG</translation>
    </message>
    <message>
        <source>Say who reads from now on</source>
        <translation>Cho biết từ bây giờ ai là người đọc</translation>
    </message>
    <message>
        <source>Search name, id, date, description and file</source>
        <translation>Tìm theo tên, mã, ngày, mô tả và tệp</translation>
    </message>
    <message>
        <source>Search the &amp;queue</source>
        <translation>Tìm tr&amp;ong hàng đợi</translation>
    </message>
    <message>
        <source>Show every key</source>
        <translation>Hiện mọi phím tắt</translation>
    </message>
    <message>
        <source>Show in spite of the &amp;gate</source>
        <translation>&amp;Xem dù bị bộ lọc từ chối</translation>
    </message>
    <message>
        <source>Show or hide all that the network says</source>
        <translation>Hiện hoặc ẩn mọi ý kiến của mô hình</translation>
    </message>
    <message>
        <source>Show or hide the file’s overlay planes</source>
        <translation>Hiện hoặc ẩn các lớp phủ của tệp</translation>
    </message>
    <message>
        <source>Show or hide the heatmap</source>
        <translation>Hiện hoặc ẩn bản đồ nhiệt</translation>
    </message>
    <message>
        <source>Show the pixels of a magnified image as they are, without interpolation</source>
        <translation>Hiện nguyên các điểm ảnh của ảnh phóng to, không nội suy</translation>
    </message>
    <message>
        <source>Show weaker parts of the map</source>
        <translation>Hiện cả các phần yếu hơn của bản đồ</translation>
    </message>
    <message>
        <source>Show what the network says although its gate refuses the image; this is recorded</source>
        <translation>Hiện ý kiến của mô hình dù bộ lọc đầu vào từ chối ảnh; việc này được ghi lại</translation>
    </message>
    <message>
        <source>Statistics of a rectangle</source>
        <translation>Thống kê trong hình chữ nhật</translation>
    </message>
    <message>
        <source>Statistics of an ellipse</source>
        <translation>Thống kê trong hình elip</translation>
    </message>
    <message>
        <source>Take back your last step in the queue</source>
        <translation>Rút lại bước cuối của bạn trong hàng đợi</translation>
    </message>
    <message>
        <source>Take the cases for yourself</source>
        <translation>Nhận các ca về cho mình</translation>
    </message>
    <message>
        <source>The active pane alone, or all panes again</source>
        <translation>Chỉ hiện khung đang dùng, hoặc hiện lại mọi khung</translation>
    </message>
    <message>
        <source>The chosen finding is absent</source>
        <translation>Không có dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>The chosen finding is present</source>
        <translation>Có dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>The image twice: plain, and with its map</source>
        <translation>Hiện ảnh hai lần: ảnh gốc và ảnh có bản đồ</translation>
    </message>
    <message>
        <source>The panes in a window for a second monitor</source>
        <translation>Các khung trong một cửa sổ cho màn hình thứ hai</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Công cụ</translation>
    </message>
    <message>
        <source>Turn anticlockwise</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Two readers differ</source>
        <translation>Hai người đọc khác ý</translation>
    </message>
    <message>
        <source>Undo the last verdict or measurement</source>
        <translation>Hoàn tác nhận định hoặc phép đo gần nhất</translation>
    </message>
    <message>
        <source>Unsure; the case enters the relabel queue</source>
        <translation>Chưa chắc; ca vào hàng đợi gán nhãn lại</translation>
    </message>
    <message>
        <source>Ve&amp;rdict</source>
        <translation>&amp;Nhận định</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Nhận định</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>What every network says of this image</source>
        <translation>Ý kiến của từng mô hình về ảnh này</translation>
    </message>
    <message>
        <source>What the networ&amp;k saw…</source>
        <translation>Mô hình đã thấy gì…</translation>
    </message>
    <message>
        <source>What the network says of a case stays hidden until you have given your verdict</source>
        <translation>Ý kiến của mô hình về một ca được ẩn cho đến khi bạn nhận định</translation>
    </message>
    <message>
        <source>Who did what, and whether the record is whole</source>
        <translation>Ai đã làm gì, và nhật ký có nguyên vẹn không</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Window from a re&amp;gion</source>
        <translation>Cửa sổ xám t&amp;heo vùng</translation>
    </message>
    <message>
        <source>Window presets</source>
        <translation>Cửa sổ mẫu</translation>
    </message>
    <message>
        <source>Words on the image</source>
        <translation>Ghi chữ lên ảnh</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Phóng to</translation>
    </message>
    <message>
        <source>Zoom, pan and scroll all panes together</source>
        <translation>Thu phóng, di chuyển và cuộn mọi khung cùng nhau</translation>
    </message>
    <message>
        <source>as many as fit the image</source>
        <translation>những cửa sổ mẫu hợp với ảnh</translation>
    </message>
    <message>
        <source>by its place in the list</source>
        <translation>theo vị trí trong danh sách</translation>
    </message>
    <message>
        <source>for an adjudicator</source>
        <translation>dành cho người phân xử</translation>
    </message>
    <message>
        <source>for the chosen finding</source>
        <translation>cho dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>on its page</source>
        <translation>trên trang của hàng đợi</translation>
    </message>
    <message>
        <source>while it is shown</source>
        <translation>khi đang hiện</translation>
    </message>
    <message>
        <source>while its view is shown</source>
        <translation>khi ý kiến của mô hình đang hiện</translation>
    </message>
    <message>
        <source>with an image on screen</source>
        <translation>khi có ảnh trên màn hình</translation>
    </message>
</context>
<context>
    <name>AdjudicationDialog</name>
    <message>
        <source>Case {number}: {finding}</source>
        <translation>Ca {number}: {finding}</translation>
    </message>
    <message>
        <source>Confidence: {percent}</source>
        <translation>Độ chắc chắn: {percent}</translation>
    </message>
    <message>
        <source>First reader</source>
        <translation>Người đọc thứ nhất</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Bản đồ nhiệt</translation>
    </message>
    <message>
        <source>Label: {label}</source>
        <translation>Nhãn: {label}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>No opinion</source>
        <translation>Không có ý kiến</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Ghi chú: {note}</translation>
    </message>
    <message>
        <source>Picture with the regions of both readers</source>
        <translation>Ảnh có các vùng của cả hai người đọc</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
    <message>
        <source>Regions: {count}</source>
        <translation>Vùng: {count}</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>Người đọc thứ hai</translation>
    </message>
    <message>
        <source>Significance: {how}</source>
        <translation>Mức sai lệch: {how}</translation>
    </message>
    <message>
        <source>The pixels of this case are gone.</source>
        <translation>Điểm ảnh của ca này không còn.</translation>
    </message>
    <message>
        <source>Threshold: {value}</source>
        <translation>Ngưỡng: {value}</translation>
    </message>
    <message>
        <source>Two readers differ</source>
        <translation>Hai người đọc khác ý</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>Unexpected error; see the report.</source>
        <translation>Lỗi ngoài dự kiến; xem báo cáo.</translation>
    </message>
</context>
<context>
    <name>AskingAgain</name>
    <message>
        <source>The network gave no answer.</source>
        <translation>Mô hình không trả lời.</translation>
    </message>
</context>
<context>
    <name>AssessmentPanel</name>
    <message>
        <source>Absent</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Add the finding</source>
        <translation>Thêm dấu hiệu</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>As the verdict implies</source>
        <translation>Theo nhận định</translation>
    </message>
    <message>
        <source>Changed since the verdict was recorded; kept with it when you go on</source>
        <translation>Đã đổi sau khi ghi nhận định; sẽ lưu cùng nhận định khi bạn đi tiếp</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>Chọn một dấu hiệu</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Độ chắc chắn</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>Nhãn đúng</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>Bất đồng</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Vẽ</translation>
    </message>
    <message>
        <source>Draw where it is; what is stated here is kept with it</source>
        <translation>Hãy vẽ chỗ có dấu hiệu; các mục ở đây được lưu cùng</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elip</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>Vẽ tay</translation>
    </message>
    <message>
        <source>Kept with your verdict</source>
        <translation>Được lưu cùng nhận định của bạn</translation>
    </message>
    <message>
        <source>Missed: {finding}</source>
        <translation>Bị sót: {finding}</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Không nêu</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Record the verdict once more, with what has been entered since</source>
        <translation>Ghi lại nhận định lần nữa, cùng những gì vừa nhập</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Đã ghi</translation>
    </message>
    <message>
        <source>Recorded · RADPEER {score}</source>
        <translation>Đã ghi · RADPEER {score}</translation>
    </message>
    <message>
        <source>Recorded. Without a correct label, exports leave this case out.</source>
        <translation>Đã ghi. Không có nhãn đúng thì ca này không được xuất.</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Hình chữ nhật</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>Remove the last region</source>
        <translation>Xóa vùng cuối</translation>
    </message>
    <message>
        <source>Save change</source>
        <translation>Lưu thay đổi</translation>
    </message>
    <message>
        <source>Shape of the next region</source>
        <translation>Hình dạng vùng tiếp theo</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>Mức sai lệch</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Chưa chắc</translation>
    </message>
    <message>
        <source>YOUR VERDICT</source>
        <translation>NHẬN ĐỊNH CỦA BẠN</translation>
    </message>
    <message>
        <source>none</source>
        <translation>chưa có</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>All events</source>
        <translation>Mọi sự kiện</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Nhật ký kiểm toán</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Event {number} is the first that is not whole.</source>
        <translation>Sự kiện {number} là sự kiện đầu tiên không còn nguyên vẹn.</translation>
    </message>
    <message>
        <source>Events of the audit trail</source>
        <translation>Các sự kiện của nhật ký kiểm toán</translation>
    </message>
    <message>
        <source>The audit trail could not be checked.</source>
        <translation>Không kiểm tra được nhật ký kiểm toán.</translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n event(s), none edited, removed or moved.</source>
        <translation>
            <numerusform>Nhật ký kiểm toán nguyên vẹn: %n sự kiện, không sự kiện nào bị sửa, xóa hay dời chỗ.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is not open.</source>
        <translation>Cơ sở dữ liệu chưa mở.</translation>
    </message>
    <message>
        <source>The trail is being checked…</source>
        <translation>Đang kiểm tra nhật ký…</translation>
    </message>
    <message>
        <source>Which events are listed</source>
        <translation>Liệt kê những sự kiện nào</translation>
    </message>
</context>
<context>
    <name>BoxEditor</name>
    <message>
        <source>Picture with the boxes that will be blackened</source>
        <translation>Ảnh với các hộp sẽ bị bôi đen</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Below is the card as it lies in the bundle, in English.</source>
        <translation>Dưới đây là thẻ mô hình nguyên bản trong gói, bằng tiếng Anh.</translation>
    </message>
    <message>
        <source>Card of the network</source>
        <translation>Thẻ của mô hình</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Giới hạn</translation>
    </message>
    <message>
        <source>This network has no card.</source>
        <translation>Mô hình này không có thẻ.</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>The pixels of case {number} are gone: neither its file nor a kept copy is there.</source>
        <translation>Điểm ảnh của ca {number} không còn: cả tệp lẫn bản lưu đều không có.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare networks</source>
        <translation>So sánh các mô hình</translation>
    </message>
    <message>
        <source>Findings by network</source>
        <translation>Dấu hiệu theo mô hình</translation>
    </message>
    <message>
        <source>Percentages are calibrated probabilities; plain numbers are scores of a network that was never calibrated and compare with no other. Bold: the network calls the finding. Nothing of this is recorded.</source>
        <translation>Phần trăm là xác suất đã hiệu chuẩn; số thường là điểm của mô hình chưa từng được hiệu chuẩn và không so được với mô hình nào khác. In đậm: mô hình cho là có dấu hiệu. Không điều gì ở đây được ghi lại.</translation>
    </message>
    <message>
        <source>The network’s view is hidden.</source>
        <translation>Ý kiến của mô hình đang ẩn.</translation>
    </message>
    <message>
        <source>There is no image on screen, or no network.</source>
        <translation>Không có ảnh trên màn hình, hoặc không có mô hình.</translation>
    </message>
    <message>
        <source>This network does not know the finding.</source>
        <translation>Mô hình này không biết dấu hiệu đó.</translation>
    </message>
    <message>
        <source>being asked…</source>
        <translation>đang hỏi…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>không trả lời</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>bị từ chối</translation>
    </message>
</context>
<context>
    <name>CompareForm</name>
    <message>
        <source>Compare on the comparison set</source>
        <translation>So sánh trên tập so sánh</translation>
    </message>
    <message>
        <source>Measure both</source>
        <translation>Đánh giá cả hai</translation>
    </message>
    <message>
        <source>{one} and {other} are measured on the same images; nothing else changes.</source>
        <translation>{one} và {other} được đánh giá trên cùng các ảnh; ngoài ra không có gì thay đổi.</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>The network gave no answer.</source>
        <translation>Mô hình không trả lời.</translation>
    </message>
</context>
<context>
    <name>ComparisonForm</name>
    <message>
        <source>Comparison set</source>
        <translation>Tập so sánh</translation>
    </message>
    <message>
        <source>manifest of frozen, labelled images</source>
        <translation>manifest của tập ảnh cố định, đã gán nhãn</translation>
    </message>
</context>
<context>
    <name>ConfusionChart</name>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Network’s likeliest</source>
        <translation>Lớp mô hình cho là có khả năng nhất</translation>
    </message>
    <message>
        <source>count, and share of the label’s images</source>
        <translation>số ảnh, và tỷ lệ trong số ảnh có nhãn này</translation>
    </message>
    <message>
        <source>labelled {label}, called {call}</source>
        <translation>nhãn {label}, mô hình cho là {call}</translation>
    </message>
    <message>
        <source>{count} of {total} ({share}&#x2009;%)</source>
        <translation>{count} trên {total} ({share}&#x2009;%)</translation>
    </message>
    <message numerus="yes">
        <source>{right} of %n image(s) are called as they are labelled</source>
        <translation>
            <numerusform>{right} trên %n ảnh được mô hình phân loại đúng nhãn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Copied {parts}.</source>
        <translation>Đã sao chép {parts}.</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>Ảnh PNG (*.png)</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Printed {when}.</source>
        <translation>Chỉ dùng cho nghiên cứu. Không dùng để chẩn đoán. In ngày {when}.</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>Lưu ảnh</translation>
    </message>
    <message>
        <source>Saved {parts} as {name}.</source>
        <translation>Đã lưu {parts} thành {name}.</translation>
    </message>
    <message>
        <source>Sent {parts} to the printer.</source>
        <translation>Đã gửi {parts} đến máy in.</translation>
    </message>
    <message>
        <source>the image with overlays and patient data</source>
        <translation>ảnh có lớp phủ và dữ liệu bệnh nhân</translation>
    </message>
    <message>
        <source>the image with overlays, without patient data (what is burned into it stays)</source>
        <translation>ảnh có lớp phủ, không có dữ liệu bệnh nhân (chữ in trong ảnh vẫn còn)</translation>
    </message>
    <message>
        <source>the image with patient data, without overlays</source>
        <translation>ảnh có dữ liệu bệnh nhân, không có lớp phủ</translation>
    </message>
    <message>
        <source>the image without overlays and patient data (what is burned into it stays)</source>
        <translation>ảnh không có lớp phủ và dữ liệu bệnh nhân (chữ in trong ảnh vẫn còn)</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n ảnh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n bệnh nhân</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Finding</source>
        <translation>Dấu h&amp;iệu</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>Ả&amp;nh</translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation>1 − độ đặc hiệu</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>S&amp;o với</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Ma trận nhầm lẫn</translation>
    </message>
    <message>
        <source>Confusion, all images</source>
        <translation>Ma trận nhầm lẫn, mọi ảnh</translation>
    </message>
    <message>
        <source>Findings that do not exclude one another have no confusion matrix.</source>
        <translation>Các dấu hiệu không loại trừ nhau thì không có ma trận nhầm lẫn.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Chưa đánh giá</translation>
    </message>
    <message>
        <source>One of the two has no figures for this choice.</source>
        <translation>Một trong hai mô hình không có số liệu cho lựa chọn này.</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPV</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>PPV và độ nhạy</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Hiệu chuẩn</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Độ nhạy</translation>
    </message>
    <message>
        <source>Share that has it</source>
        <translation>Tỷ lệ thực có</translation>
    </message>
    <message>
        <source>Stated probability</source>
        <translation>Xác suất nêu ra</translation>
    </message>
    <message>
        <source>The two were measured on different images: their curves cannot be compared.</source>
        <translation>Hai mô hình được đánh giá trên các ảnh khác nhau: không thể so sánh các đường cong.</translation>
    </message>
    <message>
        <source>There is no network at hand.</source>
        <translation>Không có mô hình nào.</translation>
    </message>
    <message>
        <source>This network was never evaluated: compare it on the comparison set to see its curves.</source>
        <translation>Mô hình này chưa từng được đánh giá: hãy so sánh trên tập so sánh để xem các đường cong.</translation>
    </message>
    <message>
        <source>as stated</source>
        <translation>đúng như nêu ra</translation>
    </message>
    <message>
        <source>at the threshold</source>
        <translation>tại ngưỡng</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>ngẫu nhiên</translation>
    </message>
    <message>
        <source>chance: {share}</source>
        <translation>ngẫu nhiên: {share}</translation>
    </message>
    <message>
        <source>no other</source>
        <translation>không mô hình nào</translation>
    </message>
    <message>
        <source>{images} of {patients}, {positives} with the finding.</source>
        <translation>{images} của {patients}, {positives} có dấu hiệu.</translation>
    </message>
    <message>
        <source>{what}: {network}</source>
        <translation>{what}: {network}</translation>
    </message>
</context>
<context>
    <name>DeskParts</name>
    <message>
        <source>&amp;Recent studies</source>
        <translation>&amp;Lần chụp gần đây</translation>
    </message>
    <message>
        <source>Leave closed</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message numerus="yes">
        <source>Overread was not closed as it should be. %n place(s) were open.</source>
        <translation>
            <numerusform>Overread đã không được đóng đúng cách. Có %n nơi đang mở.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayCheck</name>
    <message>
        <source>Display check</source>
        <translation>Kiểm tra màn hình</translation>
    </message>
    <message>
        <source>I do not see both</source>
        <translation>Tôi không thấy cả hai</translation>
    </message>
    <message>
        <source>I see both squares</source>
        <translation>Tôi thấy cả hai ô</translation>
    </message>
    <message>
        <source>Look at this window on the monitor that you read on, in the light that you read in. Do you see a small square inside the black one and inside the white one? Every step of the grey scale should be told from the next, and the finest lines should not run together.</source>
        <translation>Hãy xem cửa sổ này trên màn hình bạn dùng để đọc, trong ánh sáng bạn thường đọc. Bạn có thấy một ô nhỏ trong ô đen và một ô nhỏ trong ô trắng không? Mỗi bậc của thang xám phải phân biệt được với bậc kế bên, và các vạch mảnh nhất không được nhòe vào nhau.</translation>
    </message>
    <message>
        <source>Then fine differences in dark or bright parts of an image cannot be seen on this monitor. Set its brightness and contrast, switch off what changes them by itself, dim the room, and look again.</source>
        <translation>Như vậy màn hình này không cho thấy các khác biệt nhỏ ở vùng tối hoặc vùng sáng của ảnh. Hãy chỉnh độ sáng và độ tương phản, tắt những gì tự thay đổi chúng, giảm ánh sáng phòng rồi xem lại.</translation>
    </message>
</context>
<context>
    <name>DisplayMenus</name>
    <message>
        <source>&amp;Window of the file</source>
        <translation>Cửa sổ &amp;xám của tệp</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>Presentation &amp;state</source>
        <translation>Trạng thái trình &amp;bày</translation>
    </message>
</context>
<context>
    <name>DisplayedFrame</name>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Mọi thứ đều ổn.</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Kiểm tra lại</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Tự kiểm tra</translation>
    </message>
    <message>
        <source>MISSING</source>
        <translation>THIẾU</translation>
    </message>
    <message>
        <source>Open this &amp;folder</source>
        <translation>&amp;Mở thư mục này</translation>
    </message>
    <message>
        <source>Something is missing; see below.</source>
        <translation>Có gì đó bị thiếu; xem bên dưới.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>The data folder is still being opened; try again.</source>
        <translation>Thư mục dữ liệu đang được mở; hãy thử lại.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Mục</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Những mục đã kiểm tra</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ổn</translation>
    </message>
</context>
<context>
    <name>EarlierMessages</name>
    <message>
        <source>Earlier messages</source>
        <translation>Các thông báo trước</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop DICOM, PNG or JPEG files, or a folder with them, anywhere on this window.</source>
        <translation>Thả tệp DICOM, PNG hoặc JPEG, hoặc thư mục chứa chúng, vào bất kỳ chỗ nào trong cửa sổ này.</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Đang tìm ảnh…</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>Chưa mở lần chụp nào</translation>
    </message>
    <message>
        <source>None of these files can be shown; the list says why</source>
        <translation>Không tệp nào hiển thị được; danh sách cho biết lý do</translation>
    </message>
    <message>
        <source>There is no image among these files; the list says what they are</source>
        <translation>Không có ảnh trong các tệp này; danh sách cho biết chúng là gì</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>&amp;Báo sự cố…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Báo cáo lỗi</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you recorded is kept. If it happens again, please report it with the text below; it holds no patient data, no file names and no folders.</source>
        <translation>Đã xảy ra một lỗi lẽ ra không được có. Những gì bạn đã ghi vẫn được giữ. Nếu lỗi lặp lại, xin báo lại kèm nội dung dưới đây; nội dung này không chứa dữ liệu bệnh nhân, tên tệp hay thư mục.</translation>
    </message>
</context>
<context>
    <name>EverySetting</name>
    <message>
        <source>A department’s PostgreSQL database; empty: the file in the data folder</source>
        <translation>Cơ sở dữ liệu PostgreSQL của khoa; để trống: tệp trong thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Dark or light round the image</source>
        <translation>Tối hay sáng quanh ảnh</translation>
    </message>
    <message>
        <source>Grad-CAM overlay transparency</source>
        <translation>Grad-CAM lớp phủ độ trong suốt</translation>
    </message>
    <message>
        <source>Half precision on an accelerator where a check passes (auto), or float32</source>
        <translation>Độ chính xác nửa (half precision) trên bộ tăng tốc nếu qua được kiểm tra (auto), hoặc float32</translation>
    </message>
    <message>
        <source>How many daily backups are kept</source>
        <translation>Giữ bao nhiêu bản sao lưu hằng ngày</translation>
    </message>
    <message>
        <source>How many in a hundred agreed cases enter the queue as well</source>
        <translation>Bao nhiêu phần trăm ca đồng ý cũng vào hàng đợi</translation>
    </message>
    <message>
        <source>How many weekly backups are kept</source>
        <translation>Giữ bao nhiêu bản sao lưu hằng tuần</translation>
    </message>
    <message>
        <source>How strongly the map covers the image, from 0 to 1</source>
        <translation>Bản đồ che ảnh đậm đến đâu, từ 0 đến 1</translation>
    </message>
    <message>
        <source>How studies are laid out when they are opened</source>
        <translation>Cách bố trí lần chụp khi mở</translation>
    </message>
    <message>
        <source>Keys that differ from those an action comes with</source>
        <translation>Các phím khác với phím ban đầu của lệnh</translation>
    </message>
    <message>
        <source>Limit: bytes of a file</source>
        <translation>Giới hạn: số byte của một tệp</translation>
    </message>
    <message>
        <source>Limit: bytes of a zip file’s table of contents</source>
        <translation>Giới hạn: số byte của mục lục một tệp zip</translation>
    </message>
    <message>
        <source>Limit: bytes of what is inflated</source>
        <translation>Giới hạn: số byte sau khi bung</translation>
    </message>
    <message>
        <source>Limit: bytes that a zip file claims to become</source>
        <translation>Giới hạn: số byte mà một tệp zip khai báo là sẽ bung ra</translation>
    </message>
    <message>
        <source>Limit: bytes that may expand from as little as they like</source>
        <translation>Giới hạn: số byte được bung tự do, dù phần nén nhỏ đến đâu</translation>
    </message>
    <message>
        <source>Limit: data elements in front of the pixels</source>
        <translation>Giới hạn: số phần tử dữ liệu trước điểm ảnh</translation>
    </message>
    <message>
        <source>Limit: data elements of a file</source>
        <translation>Giới hạn: số phần tử dữ liệu của một tệp</translation>
    </message>
    <message>
        <source>Limit: decoded bytes for a coded one</source>
        <translation>Giới hạn: số byte giải mã cho mỗi byte mã hóa</translation>
    </message>
    <message>
        <source>Limit: decoded bytes for a coded one, of PNG, JPEG and TIFF</source>
        <translation>Giới hạn: số byte giải mã cho mỗi byte mã hóa, với PNG, JPEG và TIFF</translation>
    </message>
    <message>
        <source>Limit: inflated bytes for a compressed one</source>
        <translation>Giới hạn: số byte bung ra cho mỗi byte nén</translation>
    </message>
    <message>
        <source>Limit: members of a zip file</source>
        <translation>Giới hạn: số mục của một tệp zip</translation>
    </message>
    <message>
        <source>Limit: memory of the process that decodes, in bytes</source>
        <translation>Giới hạn: bộ nhớ của tiến trình giải mã, theo byte</translation>
    </message>
    <message>
        <source>Limit: memory of the process that scans, in bytes</source>
        <translation>Giới hạn: bộ nhớ của tiến trình quét, theo byte</translation>
    </message>
    <message>
        <source>Limit: records of a DICOMDIR</source>
        <translation>Giới hạn: số bản ghi của một DICOMDIR</translation>
    </message>
    <message>
        <source>Limit: samples of one frame</source>
        <translation>Giới hạn: số mẫu của một khung hình</translation>
    </message>
    <message>
        <source>Limit: scans of one JPEG</source>
        <translation>Giới hạn: số lượt quét của một JPEG</translation>
    </message>
    <message>
        <source>Limit: seconds for reading one frame</source>
        <translation>Giới hạn: số giây để đọc một khung hình</translation>
    </message>
    <message>
        <source>Limit: seconds for reading one header</source>
        <translation>Giới hạn: số giây để đọc một phần đầu tệp</translation>
    </message>
    <message>
        <source>Limit: sequences within sequences</source>
        <translation>Giới hạn: số mức lồng nhau của chuỗi DICOM (SQ)</translation>
    </message>
    <message>
        <source>Minutes for which a claimed case is one reader’s alone</source>
        <translation>Số phút một ca đã nhận chỉ thuộc về một người đọc</translation>
    </message>
    <message>
        <source>Minutes without a key or the mouse until the window is covered</source>
        <translation>Số phút không có phím hay chuột trước khi cửa sổ được che</translation>
    </message>
    <message>
        <source>Monitors that were checked, and when</source>
        <translation>Các màn hình đã kiểm tra, và khi nào</translation>
    </message>
    <message>
        <source>Network menu</source>
        <translation>Trình đơn Mô hình</translation>
    </message>
    <message>
        <source>Networks that were promoted, and what was in use before</source>
        <translation>Các mô hình đã được đưa vào dùng, và mô hình dùng trước đó</translation>
    </message>
    <message>
        <source>Networks window</source>
        <translation>Cửa sổ Các mô hình</translation>
    </message>
    <message>
        <source>OCR anonymise de-identify</source>
        <translation>OCR ẩn danh khử nhận dạng</translation>
    </message>
    <message>
        <source>Settings › Appearance</source>
        <translation>Cài đặt › Hiển thị</translation>
    </message>
    <message>
        <source>Settings › Keyboard</source>
        <translation>Cài đặt › Bàn phím</translation>
    </message>
    <message>
        <source>Settings › Layouts</source>
        <translation>Cài đặt › Bố cục</translation>
    </message>
    <message>
        <source>Settings › Privacy</source>
        <translation>Cài đặt › Riêng tư</translation>
    </message>
    <message>
        <source>The colours of the map</source>
        <translation>Màu của bản đồ</translation>
    </message>
    <message>
        <source>The images on which a candidate meets the network in use</source>
        <translation>Các ảnh mà trên đó ứng viên được so với mô hình đang dùng</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>Ngôn ngữ của cửa sổ</translation>
    </message>
    <message>
        <source>The network that reads every image, or auto: the one that fits each best</source>
        <translation>Mô hình đọc mọi ảnh, hoặc auto: mô hình phù hợp nhất với từng ảnh</translation>
    </message>
    <message>
        <source>The old data that are mixed in when a network is retrained</source>
        <translation>Dữ liệu cũ được trộn vào khi huấn luyện lại một mô hình</translation>
    </message>
    <message>
        <source>The size of the text, in percent of the system’s</source>
        <translation>Cỡ chữ, theo phần trăm của hệ thống</translation>
    </message>
    <message>
        <source>Two readers for every case of the relabel queue</source>
        <translation>Hai người đọc cho mỗi ca của hàng đợi gán nhãn lại</translation>
    </message>
    <message>
        <source>View menu</source>
        <translation>Trình đơn Xem</translation>
    </message>
    <message>
        <source>What an export does about text in the pixels</source>
        <translation>Lần xuất xử lý chữ in trong ảnh thế nào</translation>
    </message>
    <message>
        <source>What computes: cpu, cuda, mps, or auto: the best there is</source>
        <translation>Thiết bị tính toán: cpu, cuda, mps, hoặc auto: thiết bị tốt nhất hiện có</translation>
    </message>
    <message>
        <source>What is not written on the image</source>
        <translation>Những gì không ghi trên ảnh</translation>
    </message>
    <message>
        <source>What the network says stays hidden until you have given your verdict</source>
        <translation>Ý kiến của mô hình được ẩn cho đến khi bạn nhận định</translation>
    </message>
    <message>
        <source>Whether copies and prints carry heatmap, regions and marks</source>
        <translation>Bản sao và bản in có kèm bản đồ nhiệt, vùng và ký hiệu không</translation>
    </message>
    <message>
        <source>Whether copies and prints carry the patient’s name, id and date</source>
        <translation>Bản sao và bản in có kèm tên, mã và ngày của bệnh nhân không</translation>
    </message>
    <message>
        <source>Whether flagged files are copied into the data folder, or only referred to</source>
        <translation>Tệp gắn cờ được sao chép vào thư mục dữ liệu, hay chỉ được trỏ đến</translation>
    </message>
    <message>
        <source>Whether reading blind first has been explained</source>
        <translation>Đã giải thích việc đọc mù trước chưa</translation>
    </message>
    <message>
        <source>Whether the database file is encrypted</source>
        <translation>Tệp cơ sở dữ liệu có được mã hóa không</translation>
    </message>
    <message>
        <source>Whether the key of the audit trail lies in the system’s keyring</source>
        <translation>Khóa của nhật ký kiểm toán có nằm trong kho khóa của hệ thống không</translation>
    </message>
    <message>
        <source>Whether the places opened last are kept</source>
        <translation>Có giữ các nơi mở gần đây không</translation>
    </message>
    <message>
        <source>Whether the welcome has been shown</source>
        <translation>Đã hiện lời chào mừng chưa</translation>
    </message>
    <message>
        <source>Whether whoever gives a word must sign in</source>
        <translation>Người cho ý kiến có phải đăng nhập không</translation>
    </message>
    <message>
        <source>Which of the agreed cases are drawn</source>
        <translation>Những ca đồng ý nào được rút</translation>
    </message>
    <message>
        <source>Who gives verdicts; empty: the name of the system account</source>
        <translation>Ai cho nhận định; để trống: tên tài khoản hệ thống</translation>
    </message>
    <message>
        <source>Window › Display check</source>
        <translation>Cửa sổ › Kiểm tra màn hình</translation>
    </message>
    <message>
        <source>by Overread itself</source>
        <translation>do Overread tự đặt</translation>
    </message>
    <message>
        <source>copies restore</source>
        <translation>sao lưu bản sao khôi phục</translation>
    </message>
    <message>
        <source>dark mode colours brightness</source>
        <translation>chế độ tối màu sắc độ sáng</translation>
    </message>
    <message>
        <source>encryption security password</source>
        <translation>mã hóa bảo mật mật khẩu</translation>
    </message>
    <message>
        <source>font scale zoom bigger letters</source>
        <translation>phông chữ cỡ chữ phóng to</translation>
    </message>
    <message>
        <source>graphics card GPU processor</source>
        <translation>card đồ họa GPU bộ xử lý</translation>
    </message>
    <message>
        <source>hanging protocol side by side compare</source>
        <translation>giao thức treo ảnh cạnh nhau so sánh</translation>
    </message>
    <message>
        <source>hide AI bias</source>
        <translation>ẩn AI thiên lệch đọc mù</translation>
    </message>
    <message>
        <source>history recent files</source>
        <translation>lịch sử tệp gần đây</translation>
    </message>
    <message>
        <source>hotkeys keyboard</source>
        <translation>phím tắt bàn phím</translation>
    </message>
    <message>
        <source>model AI neural network</source>
        <translation>mô hình AI mạng nơ-ron</translation>
    </message>
    <message>
        <source>overread store encrypt</source>
        <translation>overread store encrypt</translation>
    </message>
    <message>
        <source>password login</source>
        <translation>mật khẩu đăng nhập</translation>
    </message>
    <message>
        <source>screen calibration test pattern</source>
        <translation>hiệu chuẩn màn hình mẫu thử</translation>
    </message>
    <message>
        <source>server SQL shared</source>
        <translation>máy chủ SQL dùng chung</translation>
    </message>
    <message>
        <source>timeout screen saver idle privacy</source>
        <translation>hết giờ bảo vệ màn hình để không riêng tư</translation>
    </message>
    <message>
        <source>translation locale</source>
        <translation>bản dịch tiếng Việt tiếng Anh</translation>
    </message>
    <message>
        <source>user name who</source>
        <translation>tên người dùng người đọc</translation>
    </message>
</context>
<context>
    <name>EverySettingPage</name>
    <message>
        <source>All settings</source>
        <translation>Mọi cài đặt</translation>
    </message>
    <message>
        <source>Open its &amp;folder</source>
        <translation>Mở thư &amp;mục của tệp</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Mục cài đặt</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Tác dụng</translation>
    </message>
    <message>
        <source>Where it is changed</source>
        <translation>Nơi thay đổi</translation>
    </message>
    <message>
        <source>Where nothing else is named, in {file}; it is read at the next start.</source>
        <translation>Mục nào không nêu nơi khác thì đổi trong {file}; tệp này được đọc ở lần khởi động sau.</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>Measuring the map</source>
        <translation>Đang đánh giá bản đồ</translation>
    </message>
    <message>
        <source>The lungs could not be outlined.</source>
        <translation>Không vẽ được ranh giới phổi.</translation>
    </message>
    <message>
        <source>The map could not be computed.</source>
        <translation>Không tính được bản đồ.</translation>
    </message>
    <message>
        <source>{method}, {detail}</source>
        <translation>{method}, {detail}</translation>
    </message>
</context>
<context>
    <name>ExportAssistant</name>
    <message>
        <source>An export into this folder was stopped; what was ready is still there.</source>
        <translation>Một lần xuất vào thư mục này đã bị dừng; phần đã xong vẫn còn ở đó.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>Ca {number}</translation>
    </message>
    <message>
        <source>Case {number}: {reason}</source>
        <translation>Ca {number}: {reason}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Export cases</source>
        <translation>Xuất ca</translation>
    </message>
    <message>
        <source>Exported: {written}. Withheld: {withheld}.</source>
        <translation>Đã xuất: {written}. Giữ lại: {withheld}.</translation>
    </message>
    <message>
        <source>Go on with it as it was asked for</source>
        <translation>Tiếp tục đúng như đã yêu cầu</translation>
    </message>
    <message>
        <source>Left out of one format:</source>
        <translation>Không có trong một định dạng:</translation>
    </message>
    <message>
        <source>Notes that were kept back, for they may name the patient: {count}</source>
        <translation>Ghi chú bị giữ lại vì có thể nêu tên bệnh nhân: {count}</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Không xuất gì cả.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Tiến độ xuất</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stopped: nothing was exported.</source>
        <translation>Đã dừng: không xuất gì cả.</translation>
    </message>
    <message>
        <source>Taken out of the earlier export, for they may go out no more:</source>
        <translation>Gỡ khỏi lần xuất trước, vì không còn được phép đưa ra:</translation>
    </message>
    <message>
        <source>The cases are read, de-identified, written and read again. You can go on reading meanwhile. If text is found in a picture, you are asked here.</source>
        <translation>Các ca được đọc, khử nhận dạng, ghi ra và đọc lại. Trong lúc đó bạn vẫn đọc tiếp được. Nếu tìm thấy chữ trong ảnh, bạn sẽ được hỏi ở đây.</translation>
    </message>
    <message>
        <source>The folder: {folder}</source>
        <translation>Thư mục: {folder}</translation>
    </message>
    <message>
        <source>The zip file: {file}</source>
        <translation>Tệp zip: {file}</translation>
    </message>
    <message>
        <source>What became of the cases</source>
        <translation>Kết quả của từng ca</translation>
    </message>
    <message>
        <source>What was ready is kept in {folder}; exporting there again goes on from it.</source>
        <translation>Phần đã xong được giữ trong {folder}; xuất vào đó lần nữa sẽ tiếp tục từ đấy.</translation>
    </message>
    <message>
        <source>Withheld now; the copy from an earlier export stays, for it states what is still said:</source>
        <translation>Nay giữ lại; bản của lần xuất trước vẫn còn, vì nội dung của nó vẫn đúng:</translation>
    </message>
    <message>
        <source>Withheld, in no format:</source>
        <translation>Giữ lại, ở mọi định dạng:</translation>
    </message>
    <message>
        <source>only your look is missing</source>
        <translation>chỉ còn chờ bạn xem</translation>
    </message>
    <message>
        <source>{done} of {total} cases</source>
        <translation>{done} trên {total} ca</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>About 4 s a picture of 1024 × 1024: some {minutes} min for these cases. You are shown what is found before anything is blackened.</source>
        <translation>Khoảng 4 giây cho một ảnh 1024 × 1024: chừng {minutes} phút cho các ca này. Bạn sẽ xem những gì tìm thấy trước khi bôi đen.</translation>
    </message>
    <message>
        <source>Also as one zip file beside the folder</source>
        <translation>Thêm một tệp zip bên cạnh thư mục</translation>
    </message>
    <message>
        <source>An empty folder, or an earlier export</source>
        <translation>Thư mục trống, hoặc một lần xuất trước</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>COCO JSON with regions</source>
        <translation>COCO JSON có vùng</translation>
    </message>
    <message>
        <source>Cases in all: {count}</source>
        <translation>Tổng số ca: {count}</translation>
    </message>
    <message>
        <source>Cases that are</source>
        <translation>Các ca ở trạng thái</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Hãy chọn thư mục.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>Hãy chọn ít nhất một định dạng.</translation>
    </message>
    <message>
        <source>Choose cases: none of the chosen ones is there.</source>
        <translation>Hãy chọn ca: không có ca nào thuộc các trạng thái đã chọn.</translation>
    </message>
    <message>
        <source>Class folders of PNG (ImageFolder)</source>
        <translation>Thư mục PNG theo lớp (ImageFolder)</translation>
    </message>
    <message>
        <source>DICOM headers</source>
        <translation>Phần đầu tệp DICOM</translation>
    </message>
    <message>
        <source>De-identified DICOM</source>
        <translation>DICOM đã khử nhận dạng</translation>
    </message>
    <message>
        <source>Decisions as CSV</source>
        <translation>Bảng nhận định (CSV)</translation>
    </message>
    <message>
        <source>Decisions as JSON Lines</source>
        <translation>Nhận định (JSON Lines)</translation>
    </message>
    <message>
        <source>Destination of the export</source>
        <translation>Nơi xuất đến</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Thư mục xuất đến</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Vào thư mục</translation>
    </message>
    <message>
        <source>Keep dates, each patient’s moved by days of her own (113107)</source>
        <translation>Giữ ngày, dời đi một số ngày riêng cho từng bệnh nhân (113107)</translation>
    </message>
    <message>
        <source>Keep descriptions made of radiology’s words alone (113105)</source>
        <translation>Giữ các mô tả chỉ gồm thuật ngữ chẩn đoán hình ảnh (113105)</translation>
    </message>
    <message>
        <source>Keep device and station (113109)</source>
        <translation>Giữ thiết bị và trạm (113109)</translation>
    </message>
    <message>
        <source>Keep sex, age, size and weight (113108)</source>
        <translation>Giữ giới tính, tuổi, chiều cao và cân nặng (113108)</translation>
    </message>
    <message>
        <source>Look for text burned into the pictures</source>
        <translation>Tìm chữ in trong ảnh</translation>
    </message>
    <message>
        <source>Names become pseudonyms. Everything written is read again and held against the originals.</source>
        <translation>Tên được thay bằng mã giả danh. Mọi thứ đã ghi ra đều được đọc lại và đối chiếu với bản gốc.</translation>
    </message>
    <message>
        <source>Nothing is looked for: a name that is written into a picture goes out with it, and DICOM files do not claim to be clean.</source>
        <translation>Không tìm gì cả: tên viết trong ảnh sẽ đi ra cùng ảnh, và tệp DICOM không tự nhận là đã sạch.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Ghi ra</translation>
    </message>
    <message>
        <source>{state} ({count})</source>
        <translation>{state} ({count})</translation>
    </message>
</context>
<context>
    <name>ExportLook</name>
    <message>
        <source>Add a box</source>
        <translation>Thêm một khung</translation>
    </message>
    <message>
        <source>Back to the picture before</source>
        <translation>Trở lại ảnh trước</translation>
    </message>
    <message>
        <source>Blacken and go on</source>
        <translation>Bôi đen và tiếp tục</translation>
    </message>
    <message>
        <source>Boxes that will be blackened</source>
        <translation>Các hộp sẽ bị bôi đen</translation>
    </message>
    <message>
        <source>Case {number}: text is left beside what you have accepted. Pictures that wait: {count}</source>
        <translation>Ca {number}: còn chữ ngoài phần bạn đã chấp nhận. Số ảnh đang chờ:&#xa0;{count}</translation>
    </message>
    <message>
        <source>Case {number}: text was found in the picture. Pictures that wait: {count}</source>
        <translation>Ca {number}: tìm thấy chữ trong ảnh. Số ảnh đang chờ:&#xa0;{count}</translation>
    </message>
    <message>
        <source>Draw a box with the mouse, or add one and move it with the arrow keys ({key}: its size). A right click removes one. Side markers such as L, R, PA and AP may stay.</source>
        <translation>Vẽ khung bằng chuột, hoặc thêm một khung rồi di chuyển bằng các phím mũi tên ({key}: đổi cỡ). Nhấp phải để xóa. Dấu bên như L, R, PA và AP được giữ lại.</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>Xóa khung</translation>
    </message>
    <message>
        <source>Show as it will go out</source>
        <translation>Hiện như khi xuất</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Withhold this picture</source>
        <translation>Giữ lại ảnh này</translation>
    </message>
    <message>
        <source>{place}. Accepted before</source>
        <translation>{place}. Đã chấp nhận trước đó</translation>
    </message>
    <message>
        <source>{place}. Of the patient: {text}</source>
        <translation>{place}. Của bệnh nhân: {text}</translation>
    </message>
    <message>
        <source>{place}. Outside the image area</source>
        <translation>{place}. Ngoài vùng ảnh</translation>
    </message>
    <message>
        <source>{place}. Text: {text}</source>
        <translation>{place}. Chữ: {text}</translation>
    </message>
    <message>
        <source>{place}. Your own box</source>
        <translation>{place}. Hộp của bạn</translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>The export ended with an unexpected error.</source>
        <translation>Lần xuất kết thúc vì lỗi ngoài dự kiến.</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Count</source>
        <translation>Số ảnh</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Nhóm ảnh</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Ngưỡng</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>Có dấu hiệu</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message numerus="yes">
        <source>%n image(s) of {data} ({split}), {unread} could not be read; {when}. Intervals: 95&#x2009;%.</source>
        <translation>
            <numerusform>%n ảnh của {data} ({split}), {unread} ảnh không đọc được; {when}. Khoảng tin cậy: 95&#x2009;%.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was measured with other thresholds than the network has now: only AUC and average precision still speak of it.</source>
        <translation>Tất cả được đo với ngưỡng khác ngưỡng hiện nay của mô hình: chỉ AUC và PPV trung bình còn giá trị.</translation>
    </message>
    <message>
        <source>Figures by finding and group of images</source>
        <translation>Số liệu theo dấu hiệu và nhóm ảnh</translation>
    </message>
    <message>
        <source>No AUC could be stated; look at the counts of images.</source>
        <translation>Không tính được AUC nào; hãy xem số lượng ảnh.</translation>
    </message>
    <message>
        <source>There is no network at hand.</source>
        <translation>Không có mô hình nào.</translation>
    </message>
    <message>
        <source>This network was never evaluated, so nothing can be said of how good it is.</source>
        <translation>Mô hình này chưa từng được đánh giá, nên không thể nói nó tốt đến đâu.</translation>
    </message>
    <message numerus="yes">
        <source>Weakest: {finding}, {group}: AUC {figure}, from %n image(s).</source>
        <translation>
            <numerusform>Yếu nhất: {finding}, {group}: AUC {figure}, từ %n ảnh.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n interval(s) are wider than {width}: too few images to be sure.</source>
        <translation>
            <numerusform>{count} trên %n khoảng tin cậy rộng hơn {width}: quá ít ảnh để chắc chắn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>A name needs Latin letters, and begins with one</source>
        <translation>Tên phải bắt đầu bằng chữ cái Latinh</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>Which finding was missed?</source>
        <translation>Dấu hiệu nào bị sót?</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>do bạn thêm</translation>
    </message>
    <message>
        <source>in your own words; name no patient</source>
        <translation>bằng lời của bạn; đừng nêu tên bệnh nhân</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Show the heatmap of {finding} and give a verdict on it</source>
        <translation>Hiện bản đồ nhiệt của {finding} và cho nhận định</translation>
    </message>
    <message>
        <source>The mark on the bar is the threshold, {threshold}; at or above it the network calls it.</source>
        <translation>Vạch trên thanh là ngưỡng, {threshold}; từ đó trở lên mô hình cho là có dấu hiệu.</translation>
    </message>
    <message>
        <source>The pale zone, from {start} to {end}, is doubtful; below it unlikely, above it likely.</source>
        <translation>Vùng nhạt, từ {start} đến {end}, là chưa rõ; dưới đó ít khả năng, trên đó nhiều khả năng.</translation>
    </message>
    <message>
        <source>This network was not calibrated: its figures are scores, not probabilities.</source>
        <translation>Mô hình này chưa được hiệu chuẩn: các con số là điểm, không phải xác suất.</translation>
    </message>
    <message>
        <source>You: {verdict}</source>
        <translation>Bạn: {verdict}</translation>
    </message>
    <message>
        <source>score</source>
        <translation>điểm</translation>
    </message>
    <message>
        <source>{call} (threshold {threshold})</source>
        <translation>{call} (ngưỡng {threshold})</translation>
    </message>
    <message>
        <source>±: standard deviation over mildly varied views of the image.</source>
        <translation>±: độ lệch chuẩn trên các biến thể nhẹ của ảnh.</translation>
    </message>
</context>
<context>
    <name>FittedColumns</name>
    <message>
        <source>Fit the columns</source>
        <translation>Chỉnh vừa các cột</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Loading…</source>
        <translation>Đang tải…</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Mục lục</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Search ({find}, {next} for the next place)</source>
        <translation>Tìm ({find}; {next}: chỗ tiếp theo)</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Tìm trong hướng dẫn</translation>
    </message>
    <message>
        <source>There is no guide in your language yet; this is the English one.</source>
        <translation>Chưa có hướng dẫn bằng ngôn ngữ của bạn; đây là bản tiếng Anh.</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Hướng dẫn sử dụng</translation>
    </message>
</context>
<context>
    <name>HangingPage</name>
    <message>
        <source>&amp;Default</source>
        <translation>&amp;Mặc định</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>A study that has an image for every pane is opened so; the first rule that fits decides. Panes are parted by |, the views that may lie in one by commas: PA, AP | LL, RL, LAT. Without a rule, studies are opened in your own layout.</source>
        <translation>Lần chụp có ảnh cho mọi khung được mở theo quy tắc đầu tiên phù hợp. Các khung cách nhau bằng |, các tư thế được phép trong một khung cách nhau bằng dấu phẩy: PA, AP | LL, RL, LAT. Không có quy tắc thì lần chụp mở theo bố cục của bạn.</translation>
    </message>
    <message>
        <source>Add a r&amp;ule</source>
        <translation>Thêm &amp;quy tắc</translation>
    </message>
    <message>
        <source>How studies are laid out when they are opened</source>
        <translation>Cách bố trí lần chụp khi mở</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>Loại máy chụp</translation>
    </message>
    <message>
        <source>Row {row} is no rule yet and is not kept: it needs a modality, such as DX, and the views of two to four panes, such as PA | LL.</source>
        <translation>Dòng {row} chưa phải là quy tắc và không được giữ: cần loại máy chụp, ví dụ DX, và tư thế của hai đến bốn khung, ví dụ PA | LL.</translation>
    </message>
    <message>
        <source>Views of each pane, from left to right</source>
        <translation>Tư thế của từng khung, từ trái sang phải</translation>
    </message>
</context>
<context>
    <name>HeatmapBar</name>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Colour, contour</source>
        <translation>Màu, viền</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>Viền</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Bản đồ nhiệt</translation>
    </message>
    <message>
        <source>How the map is drawn</source>
        <translation>Cách vẽ bản đồ</translation>
    </message>
    <message>
        <source>How the map is made, and back to Grad-CAM</source>
        <translation>Cách tạo bản đồ, và trở về Grad-CAM</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>Phổi</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Method of the map</source>
        <translation>Phương pháp tạo bản đồ</translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation>Độ đậm của bản đồ nhiệt</translation>
    </message>
    <message>
        <source>Show or hide the heatmap of the chosen finding</source>
        <translation>Hiện hoặc ẩn bản đồ nhiệt của dấu hiệu đang chọn</translation>
    </message>
    <message>
        <source>Threshold of the heatmap</source>
        <translation>Ngưỡng của bản đồ nhiệt</translation>
    </message>
    <message>
        <source>What lies below this share of the colour scale is left out</source>
        <translation>Phần dưới tỷ lệ này của thang màu không được vẽ</translation>
    </message>
    <message>
        <source>from {share}&#x2009;%</source>
        <translation>từ {share}&#x2009;%</translation>
    </message>
</context>
<context>
    <name>IdleLock</name>
    <message>
        <source>Covered</source>
        <translation>Đã che</translation>
    </message>
    <message>
        <source>Press a key or click to go on reading. Nothing was closed.</source>
        <translation>Nhấn một phím hoặc nhấp chuột để đọc tiếp. Không có gì bị đóng.</translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Frame</source>
        <translation>Khung hình</translation>
    </message>
</context>
<context>
    <name>ImageTools</name>
    <message>
        <source>&amp;Image and series</source>
        <translation>Ảnh và &amp;series</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>Hướ&amp;ng</translation>
    </message>
    <message>
        <source>&amp;Patient</source>
        <translation>&amp;Bệnh nhân</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>H&amp;oàn tác</translation>
    </message>
    <message>
        <source>&amp;Undo {act}</source>
        <translation>H&amp;oàn tác {act}</translation>
    </message>
    <message>
        <source>&amp;Value under the cursor</source>
        <translation>&amp;Giá trị tại con trỏ</translation>
    </message>
    <message>
        <source>&amp;Window and zoom</source>
        <translation>&amp;Cửa sổ xám và thu phóng</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>Xương</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Toàn dải</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Phổi</translation>
    </message>
    <message>
        <source>Mediastinum</source>
        <translation>Trung thất</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Bách phân vị</translation>
    </message>
    <message>
        <source>Place in the &amp;stack</source>
        <translation>&amp;Vị trí trong chồng ảnh</translation>
    </message>
    <message>
        <source>Preset &amp;{number}</source>
        <translation>Cửa sổ mẫu &amp;{number}</translation>
    </message>
    <message>
        <source>Preset &amp;{number}: {name}</source>
        <translation>Cửa sổ mẫu &amp;{number}: {name}</translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation>&amp;Thước tỷ lệ</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Mô mềm</translation>
    </message>
    <message>
        <source>Window pr&amp;esets</source>
        <translation>Cửa sổ &amp;mẫu</translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation>Cửa sổ xám: {name}</translation>
    </message>
    <message>
        <source>Written on the image</source>
        <translation>Chữ ghi trên ảnh</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source> min</source>
        <translation> phút</translation>
    </message>
    <message>
        <source>&amp;Cover when idle for</source>
        <translation>Che &amp;khi không dùng trong</translation>
    </message>
    <message>
        <source>&amp;Heatmap, regions and marks</source>
        <translation>Bản đồ nhiệt, &amp;vùng và ký hiệu</translation>
    </message>
    <message>
        <source>&amp;Remember what was opened</source>
        <translation>&amp;Nhớ những gì đã mở</translation>
    </message>
    <message>
        <source>Copies and prints carry</source>
        <translation>Bản sao và bản in kèm</translation>
    </message>
    <message>
        <source>Cover the window when nobody touches it for</source>
        <translation>Che cửa sổ khi không ai thao tác trong</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không bao giờ</translation>
    </message>
    <message>
        <source>Patient’s &amp;name, id and date</source>
        <translation>Tên, &amp;mã và ngày của bệnh nhân</translation>
    </message>
    <message>
        <source>Places only, in this machine’s data folder: for the list of recent studies, and to open them again after a crash. Switched off, what is kept is forgotten.</source>
        <translation>Chỉ nơi lưu tệp, trong thư mục dữ liệu của máy này: dùng cho danh sách lần chụp gần đây và để mở lại sau sự cố. Khi tắt, những gì đã nhớ bị xóa.</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>Lần chụp gần đây</translation>
    </message>
    <message>
        <source>Text that is part of the image itself stays on every copy.</source>
        <translation>Chữ là một phần của ảnh vẫn còn trên mọi bản sao.</translation>
    </message>
</context>
<context>
    <name>KeyOverlay</name>
    <message>
        <source>Any key closes this page. Keys are changed in the settings (Keyboard).</source>
        <translation>Nhấn phím bất kỳ để đóng trang này. Đổi phím trong phần cài đặt (Bàn phím).</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Nhấp đúp</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Kéo</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>Vừa cửa sổ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Chuột</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Di chuyển ảnh</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Kéo nút phải</translation>
    </message>
    <message>
        <source>Scroll a stack, else zoom</source>
        <translation>Cuộn chồng ảnh, nếu không thì thu phóng</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Con lăn</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Độ rộng và mức cửa sổ</translation>
    </message>
    <message>
        <source>Zoom in a stack</source>
        <translation>Thu phóng trong chồng ảnh</translation>
    </message>
    <message>
        <source>on the image</source>
        <translation>trên ảnh</translation>
    </message>
    <message>
        <source>{key} and drag</source>
        <translation>{key} và kéo</translation>
    </message>
    <message>
        <source>{key} and wheel</source>
        <translation>{key} và con lăn</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>&amp;Default</source>
        <translation>&amp;Mặc định</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>Bỏ &amp;phím</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Các lệnh và phím của chúng</translation>
    </message>
    <message>
        <source>All de&amp;faults</source>
        <translation>Mặc địn&amp;h tất cả</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>New key for the chosen action</source>
        <translation>Phím mới cho lệnh đang chọn</translation>
    </message>
    <message>
        <source>Search by action or key</source>
        <translation>Tìm theo lệnh hoặc phím</translation>
    </message>
    <message>
        <source>Use &amp;this key</source>
        <translation>&amp;Dùng phím này</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>, earlier layer</source>
        <translation>, lớp trước</translation>
    </message>
    <message>
        <source>, overlapping crops</source>
        <translation>, các mảnh cắt chồng nhau</translation>
    </message>
    <message>
        <source>, twice the input size</source>
        <translation>, gấp đôi cỡ đầu vào</translation>
    </message>
    <message>
        <source>No positive evidence</source>
        <translation>Không có bằng chứng ủng hộ</translation>
    </message>
    <message>
        <source>contribution to the logit per cell</source>
        <translation>đóng góp vào logit mỗi ô</translation>
    </message>
    <message>
        <source>scaled to this map’s own peak</source>
        <translation>theo đỉnh riêng của bản đồ này</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Overread itself is under Apache-2.0. Qt and its binding for Python are used under LGPL-3.0: they lie beside Overread as files of their own, and may be replaced by others of the same interface.</source>
        <translation>Bản thân Overread theo giấy phép Apache-2.0. Qt và phần nối của Qt với Python được dùng theo LGPL-3.0: chúng nằm bên cạnh Overread dưới dạng tệp riêng và có thể được thay bằng bản khác có cùng giao diện.</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Các gói</translation>
    </message>
    <message>
        <source>Search by package or licence</source>
        <translation>Tìm theo gói hoặc giấy phép</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Văn bản giấy phép</translation>
    </message>
    <message>
        <source>The package brings no text of its licence.</source>
        <translation>Gói này không kèm văn bản giấy phép.</translation>
    </message>
    <message>
        <source>Third-party licences</source>
        <translation>Giấy phép của bên thứ ba</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Giao diện</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Cỡ c&amp;hữ</translation>
    </message>
    <message>
        <source>The image stands on black in both themes.</source>
        <translation>Ảnh luôn trên nền đen ở cả hai giao diện.</translation>
    </message>
    <message>
        <source>The window speaks it from its next start.</source>
        <translation>Ngôn ngữ mới có hiệu lực từ lần khởi động sau.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Images (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.zip DICOMDIR)</source>
        <translation>Ảnh (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.zip DICOMDIR)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation>Hàng đợi gán nhãn lại</translation>
    </message>
    <message>
        <source>Relabel queue ({count})</source>
        <translation>Hàng đợi gán nhãn lại ({count})</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you recorded is kept.</source>
        <translation>Đã xảy ra một lỗi lẽ ra không được có. Những gì bạn đã ghi vẫn được giữ.</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Map of the &amp;finding</source>
        <translation>Bản đồ của &amp;dấu hiệu</translation>
    </message>
    <message>
        <source>comes with the probability</source>
        <translation>có sẵn cùng xác suất</translation>
    </message>
    <message>
        <source>not with this method</source>
        <translation>không dùng với phương pháp này</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>change of a measurement</source>
        <translation>thay đổi phép đo</translation>
    </message>
    <message>
        <source>measurement</source>
        <translation>phép đo</translation>
    </message>
    <message>
        <source>removal of a measurement</source>
        <translation>việc xóa phép đo</translation>
    </message>
    <message>
        <source>removal of all measurements</source>
        <translation>việc xóa mọi phép đo</translation>
    </message>
</context>
<context>
    <name>MissedFinding</name>
    <message>
        <source>A finding can be added as soon as the network has looked at this image.</source>
        <translation>Có thể thêm dấu hiệu ngay khi mô hình đã xem ảnh này.</translation>
    </message>
    <message>
        <source>Draw where the finding is first; then add it.</source>
        <translation>Hãy vẽ chỗ có dấu hiệu trước; rồi thêm vào.</translation>
    </message>
    <message>
        <source>The finding was not added: you went on before.</source>
        <translation>Dấu hiệu chưa được thêm: bạn đã đi tiếp trước đó.</translation>
    </message>
</context>
<context>
    <name>NetworkCards</name>
    <message>
        <source>Networks at hand</source>
        <translation>Các mô hình hiện có</translation>
    </message>
</context>
<context>
    <name>NetworkDetailsDialog</name>
    <message>
        <source>About this network</source>
        <translation>Giới thiệu mô hình này</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Hiệu chuẩn</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Bộ lọc đầu vào</translation>
    </message>
    <message>
        <source>Header, size and colour only; it has learned nothing of the pixels.</source>
        <translation>Chỉ xét phần đầu tệp, kích thước và màu; chưa học gì từ điểm ảnh.</translation>
    </message>
    <message>
        <source>Hidden outputs</source>
        <translation>Đầu ra bị ẩn</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Mục đích sử dụng</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Giới hạn</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>None: its figures are scores, not probabilities.</source>
        <translation>Không: các con số là điểm, không phải xác suất.</translation>
    </message>
    <message>
        <source>Open its card</source>
        <translation>Mở thẻ mô hình</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Độ chính xác số</translation>
    </message>
    <message numerus="yes">
        <source>Recognises %n kind(s) of wrong picture; refuses from {limit} on. Fitted on {where}</source>
        <translation>
            <numerusform>Nhận ra %n loại ảnh sai; từ chối từ {limit} trở lên. Khớp trên {where}</numerusform>
        </translation>
    </message>
    <message>
        <source>Sanity check FAILED</source>
        <translation>KHÔNG ĐẠT phép thử hợp lý</translation>
    </message>
    <message>
        <source>Sanity check passed</source>
        <translation>Đạt phép thử hợp lý</translation>
    </message>
    <message>
        <source>The sanity check was not made.</source>
        <translation>Chưa làm phép thử hợp lý.</translation>
    </message>
    <message>
        <source>There is none at hand.</source>
        <translation>Không có mô hình nào.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>calibration error (ECE) {error}</source>
        <translation>sai số hiệu chuẩn (ECE) {error}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>{method}, fitted on {where}</source>
        <translation>{method}, khớp trên {where}</translation>
    </message>
    <message>
        <source>{passed}: correlation {correlation} with the maps of a random network ({source})</source>
        <translation>{passed}: tương quan {correlation} với bản đồ của mô hình ngẫu nhiên ({source})</translation>
    </message>
    <message>
        <source>{precision}. {reason}</source>
        <translation>{precision}. {reason}</translation>
    </message>
</context>
<context>
    <name>NetworkInputDialog</name>
    <message>
        <source>The input of the network</source>
        <translation>Đầu vào của mô hình</translation>
    </message>
    <message>
        <source>The network gave no answer.</source>
        <translation>Mô hình không trả lời.</translation>
    </message>
    <message>
        <source>The network is asked for its input…</source>
        <translation>Đang hỏi mô hình về đầu vào…</translation>
    </message>
    <message>
        <source>There is no image on screen, or no network.</source>
        <translation>Không có ảnh trên màn hình, hoặc không có mô hình.</translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation>Mô hình đã thấy gì</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, from the file’s own window. Your window, zoom and invert change nothing of it. The network learned from pictures like this one: what cannot be seen here, it could not see.</source>
        <translation>{width} × {height} điểm ảnh, theo cửa sổ xám của chính tệp. Cửa sổ xám, thu phóng và đảo xám của bạn không làm nó thay đổi. Mô hình đã học từ những ảnh như thế này: điều gì không thấy được ở đây thì mô hình cũng không thể thấy.</translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>&amp;Automatic: the network that fits the image</source>
        <translation>&amp;Tự động: mô hình phù hợp với ảnh</translation>
    </message>
    <message>
        <source>Network in &amp;use</source>
        <translation>Mô hình đang &amp;sử dụng</translation>
    </message>
    <message>
        <source>The file says neither modality nor body part nor view.</source>
        <translation>Tệp không nêu loại máy chụp, bộ phận cơ thể hay tư thế.</translation>
    </message>
</context>
<context>
    <name>NetworkParts</name>
    <message>
        <source>&lt;qt&gt;How well does this map explain the probability? {cost} ({key})&lt;br&gt;Deletion: mean probability while the hottest pixels are taken away first, lower is better. Insertion: brought back first, higher is better. Random maps are as smooth as this one.&lt;/qt&gt;</source>
        <translation>&lt;qt&gt;Bản đồ này giải thích xác suất tốt đến đâu? {cost} ({key})&lt;br&gt;Xóa dần: xác suất trung bình khi lần lượt bỏ các điểm ảnh nóng nhất, càng thấp càng tốt. Thêm dần: khi lần lượt đưa chúng trở lại, càng cao càng tốt. Bản đồ ngẫu nhiên mịn như bản đồ này.&lt;/qt&gt;</translation>
    </message>
    <message>
        <source>No network at hand says where the lungs are</source>
        <translation>Không có mô hình nào cho biết vị trí phổi</translation>
    </message>
    <message>
        <source>Outline the lungs over the image</source>
        <translation>Vẽ ranh giới phổi lên ảnh</translation>
    </message>
</context>
<context>
    <name>NetworksWindow</name>
    <message>
        <source>&amp;Compare on the comparison set…</source>
        <translation>&amp;So sánh trên tập so sánh…</translation>
    </message>
    <message>
        <source>&amp;Promote…</source>
        <translation>Đưa &amp;vào dùng…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retrain with %n corrected case(s)…</source>
        <translation>
            <numerusform>&amp;Huấn luyện lại với %n ca đã sửa…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Retrain…</source>
        <translation>&amp;Huấn luyện lại…</translation>
    </message>
    <message>
        <source>&amp;Take back…</source>
        <translation>&amp;Quay lại…</translation>
    </message>
    <message>
        <source>Bring back the network that was in use before</source>
        <translation>Đưa mô hình đã dùng trước đó trở lại</translation>
    </message>
    <message>
        <source>C&amp;ard</source>
        <translation>&amp;Thẻ</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>Đườn&amp;g cong</translation>
    </message>
    <message>
        <source>Fi&amp;gures</source>
        <translation>Số &amp;liệu</translation>
    </message>
    <message>
        <source>Hidden with the network’s view: show that first.</source>
        <translation>Đang ẩn cùng ý kiến của mô hình: hãy hiện ý kiến đó trước.</translation>
    </message>
    <message>
        <source>Measure this network and the one in use on the same images</source>
        <translation>Đánh giá mô hình này và mô hình đang dùng trên cùng các ảnh</translation>
    </message>
    <message>
        <source>NETWORKS</source>
        <translation>CÁC MÔ HÌNH</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Các mô hình</translation>
    </message>
    <message>
        <source>No case of the relabel queue has a corrected label.</source>
        <translation>Không ca nào trong hàng đợi gán nhãn lại có nhãn đã sửa.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Không có mô hình</translation>
    </message>
    <message>
        <source>No promotion brought the network in use: there is nothing to take back.</source>
        <translation>Mô hình đang dùng không qua lần đưa vào dùng nào: không có gì để quay lại.</translation>
    </message>
    <message>
        <source>One at a time: wait for what is under way, or stop it.</source>
        <translation>Mỗi lúc một việc: hãy chờ việc đang chạy xong, hoặc dừng nó.</translation>
    </message>
    <message>
        <source>Only a candidate can be promoted.</source>
        <translation>Chỉ mô hình ứng viên mới đưa vào dùng được.</translation>
    </message>
    <message>
        <source>There is no other network to compare with.</source>
        <translation>Không có mô hình khác để so sánh.</translation>
    </message>
    <message>
        <source>Train a candidate on the corrected cases and the old data</source>
        <translation>Huấn luyện một ứng viên từ các ca đã sửa và dữ liệu cũ</translation>
    </message>
    <message>
        <source>Use this candidate, if it passes every check</source>
        <translation>Dùng ứng viên này nếu nó đạt mọi kiểm tra</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions found</source>
        <translation>Các lệnh tìm thấy</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Tìm lệnh</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>This image cannot be shown.</source>
        <translation>Không hiển thị được ảnh này.</translation>
    </message>
</context>
<context>
    <name>PaneGrid</name>
    <message>
        <source>Drag an image here, or click here and choose one in the list</source>
        <translation>Kéo ảnh vào đây, hoặc nhấp vào đây rồi chọn ảnh trong danh sách</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Image {place} of {count}</source>
        <translation>Ảnh {place} trên {count}</translation>
    </message>
    <message>
        <source>{name}, active</source>
        <translation>{name}, đang dùng</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>No other study of this patient is open.</source>
        <translation>Không có lần chụp nào khác của bệnh nhân này đang mở.</translation>
    </message>
</context>
<context>
    <name>PanesAway</name>
    <message>
        <source>Bring them back</source>
        <translation>Đưa trở lại</translation>
    </message>
    <message>
        <source>The images are in a window of their own.</source>
        <translation>Các ảnh đang ở trong cửa sổ riêng.</translation>
    </message>
</context>
<context>
    <name>PanesWindow</name>
    <message>
        <source>Overread: images</source>
        <translation>Overread: ảnh</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose: {name}</source>
        <translation>Chọn: {name}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Manifest (*.csv)</source>
        <translation>Manifest (*.csv)</translation>
    </message>
</context>
<context>
    <name>PatientBanner</name>
    <message>
        <source>⚠  It is not known whether these images are of one patient</source>
        <translation>⚠  Không rõ các ảnh này có phải của cùng một bệnh nhân không</translation>
    </message>
    <message>
        <source>⚠  MORE THAN ONE PATIENT ON SCREEN – read the name in each pane</source>
        <translation>⚠  NHIỀU BỆNH NHÂN TRÊN MÀN HÌNH – hãy đọc tên trong từng khung</translation>
    </message>
</context>
<context>
    <name>PredictionsPanel</name>
    <message>
        <source>After your verdict</source>
        <translation>Sau nhận định của bạn</translation>
    </message>
    <message>
        <source>Ask the network in use</source>
        <translation>Hỏi mô hình đang dùng</translation>
    </message>
    <message>
        <source>Being analysed</source>
        <translation>Đang phân tích</translation>
    </message>
    <message>
        <source>Draw it, then add it with {key}</source>
        <translation>Hãy vẽ, rồi thêm bằng {key}</translation>
    </message>
    <message>
        <source>FINDINGS</source>
        <translation>DẤU HIỆU</translation>
    </message>
    <message>
        <source>No probability: refused by the gate</source>
        <translation>Không có xác suất: bị bộ lọc đầu vào từ chối</translation>
    </message>
    <message>
        <source>None of this network’s findings</source>
        <translation>Không thuộc các dấu hiệu của mô hình này</translation>
    </message>
    <message>
        <source>Not scored by this network</source>
        <translation>Mô hình này không cho điểm</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>Show anyway</source>
        <translation>Vẫn hiện</translation>
    </message>
    <message>
        <source>Take the probabilities with care.</source>
        <translation>Hãy thận trọng với các xác suất này.</translation>
    </message>
    <message>
        <source>The gate refused this image; {reader} asked to see what the network says.</source>
        <translation>Bộ lọc đầu vào đã từ chối ảnh này; {reader} đã yêu cầu xem ý kiến của mô hình.</translation>
    </message>
    <message>
        <source>The network is warming up</source>
        <translation>Mô hình đang khởi động</translation>
    </message>
    <message>
        <source>The network was not made for this image, so no probability is shown.</source>
        <translation>Mô hình không được thiết kế cho loại ảnh này, nên không hiện xác suất.</translation>
    </message>
    <message>
        <source>The network’s view is hidden</source>
        <translation>Ý kiến của mô hình đang ẩn</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Đã hiểu</translation>
    </message>
    <message>
        <source>Wait, or start it again; nothing is lost.</source>
        <translation>Hãy chờ, hoặc khởi động lại; không mất gì cả.</translation>
    </message>
    <message>
        <source>You read first: what the network says of a case appears when you have given your verdict ({keys}). Change it or leave it as it is; both words are kept. To see the network at once, switch off Network › Read blind first.</source>
        <translation>Bạn đọc trước: ý kiến của mô hình về một ca xuất hiện khi bạn đã nhận định ({keys}). Hãy sửa hoặc giữ nguyên; cả hai ý kiến đều được lưu. Để thấy ý kiến của mô hình ngay, hãy tắt Mô hình › Đọc mù trước.</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>analysing…</source>
        <translation>đang phân tích…</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ẩn</translation>
    </message>
    <message>
        <source>hidden until your verdict</source>
        <translation>ẩn cho đến khi bạn nhận định</translation>
    </message>
    <message>
        <source>highest of {count}: this image</source>
        <translation>cao nhất trong {count}: ảnh này</translation>
    </message>
    <message>
        <source>highest of {count}; no figure for this image</source>
        <translation>cao nhất trong {count}; ảnh này không có số liệu</translation>
    </message>
    <message>
        <source>highest of {count}; this image {figure}</source>
        <translation>cao nhất trong {count}; ảnh này {figure}</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>không có mô hình</translation>
    </message>
    <message>
        <source>present</source>
        <translation>có</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>chưa chắc</translation>
    </message>
    <message>
        <source>warming up…</source>
        <translation>đang khởi động…</translation>
    </message>
    <message>
        <source>{keys}, then {verdict}</source>
        <translation>{keys}, rồi {verdict}</translation>
    </message>
    <message>
        <source>{name} {version} said this when the verdict was recorded; it is not the network in use.</source>
        <translation>{name} {version} đã nói như vậy khi nhận định được ghi; đó không phải mô hình đang dùng.</translation>
    </message>
    <message>
        <source>{one}, {two} or {three}</source>
        <translation>{one}, {two} hoặc {three}</translation>
    </message>
</context>
<context>
    <name>PresentationStates</name>
    <message>
        <source>This presentation state cannot be read.</source>
        <translation>Không đọc được trạng thái trình bày này.</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>Value under the cursor</source>
        <translation>Giá trị tại con trỏ</translation>
    </message>
</context>
<context>
    <name>ProblemReportDialog</name>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Lưu thành…</translation>
    </message>
    <message>
        <source>Files in the report</source>
        <translation>Các tệp trong báo cáo</translation>
    </message>
    <message>
        <source>Overread makes a zip file of the texts below; nothing is sent. They should hold no patient, no file name, no folder and no reader’s name: please look through them, save the file, and pass it on with a few words on what you did and what happened. The texts are in English, for those who read them.</source>
        <translation>Overread tạo một tệp zip từ các văn bản dưới đây; không có gì được gửi đi. Trong đó không được có bệnh nhân, tên tệp, thư mục hay tên người đọc: hãy xem qua, lưu tệp, rồi chuyển đi kèm vài lời về việc bạn đã làm và điều đã xảy ra. Các văn bản này bằng tiếng Anh, dành cho người xử lý.</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Báo sự cố</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Saved as {name}. Nothing has been sent.</source>
        <translation>Đã lưu thành {name}. Không gửi gì đi.</translation>
    </message>
    <message>
        <source>Text of the chosen file</source>
        <translation>Nội dung của tệp đang chọn</translation>
    </message>
    <message>
        <source>The installation is being checked…</source>
        <translation>Đang kiểm tra bản cài đặt…</translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation>Không tạo được báo cáo.</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Tệp zip (*.zip)</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>&amp;Log</source>
        <translation>Nhật &amp;ký</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>Closing Overread ends the training; it can go on from its last whole epoch later.</source>
        <translation>Đóng Overread sẽ dừng huấn luyện; sau này có thể tiếp tục từ epoch trọn vẹn cuối cùng.</translation>
    </message>
    <message>
        <source>Closing Overread ends this.</source>
        <translation>Đóng Overread sẽ dừng việc này.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
</context>
<context>
    <name>PromoteForm</name>
    <message>
        <source>Check, and use it if it passes</source>
        <translation>Kiểm tra, và dùng nếu đạt</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>Đưa vào dùng</translation>
    </message>
    <message>
        <source>the network in use</source>
        <translation>mô hình đang dùng</translation>
    </message>
    <message>
        <source>{candidate} must not be worse than {incumbent}, overall, for each finding and each source, on images that neither has been trained on. The criteria are those of the change plan. If it fails, nothing changes.</source>
        <translation>{candidate} không được kém hơn {incumbent}, xét chung, theo từng dấu hiệu và từng nguồn, trên các ảnh mà cả hai chưa từng được huấn luyện. Các tiêu chí theo kế hoạch thay đổi. Nếu không đạt, không có gì thay đổi.</translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>All findings</source>
        <translation>Mọi dấu hiệu</translation>
    </message>
    <message>
        <source>All readers</source>
        <translation>Mọi người đọc</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Finding of the cases</source>
        <translation>Dấu hiệu của các ca</translation>
    </message>
    <message>
        <source>First reader of the cases</source>
        <translation>Người đọc thứ nhất của các ca</translation>
    </message>
    <message>
        <source>In random order</source>
        <translation>Ngẫu nhiên</translation>
    </message>
    <message>
        <source>Major first</source>
        <translation>Sai lệch lớn trước</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Cũ nhất trước</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Thứ tự của hàng đợi</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Tìm trong hàng đợi</translation>
    </message>
    <message>
        <source>State of the cases</source>
        <translation>Trạng thái của các ca</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Chưa chắc trước</translation>
    </message>
</context>
<context>
    <name>QueuePages</name>
    <message>
        <source>Claimed: {count}</source>
        <translation>Đã nhận: {count}</translation>
    </message>
    <message>
        <source>Rejected: {count}</source>
        <translation>Đã loại: {count}</translation>
    </message>
    <message>
        <source>Released: {count}</source>
        <translation>Đã trả lại: {count}</translation>
    </message>
    <message>
        <source>Reopened: {count}</source>
        <translation>Đã mở lại: {count}</translation>
    </message>
    <message>
        <source>Undone: the last step in the queue</source>
        <translation>Đã hoàn tác: bước cuối trong hàng đợi</translation>
    </message>
</context>
<context>
    <name>QueuePreview</name>
    <message>
        <source>Case {number}: {finding}</source>
        <translation>Ca {number}: {finding}</translation>
    </message>
    <message>
        <source>Choose a case to see it here.</source>
        <translation>Chọn một ca để xem ở đây.</translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Picture of the chosen case</source>
        <translation>Ảnh của ca đang chọn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>The pixels of this case are gone.</source>
        <translation>Điểm ảnh của ca này không còn.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Nhận định</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>hidden until you have read it</source>
        <translation>ẩn cho đến khi bạn đã đọc</translation>
    </message>
    <message>
        <source>{reader}: {verdict}</source>
        <translation>{reader}: {verdict}</translation>
    </message>
</context>
<context>
    <name>QueueReading</name>
    <message>
        <source>Case {number} asks for your word on another image of this study; go there first.</source>
        <translation>Ca {number} cần ý kiến của bạn trên một ảnh khác của lần chụp này; hãy sang ảnh đó trước.</translation>
    </message>
    <message>
        <source>Case {number} is adjudicated.</source>
        <translation>Ca {number} đã được phân xử.</translation>
    </message>
    <message>
        <source>Case {number}: you and the first reader differ; an adjudicator decides.</source>
        <translation>Ca {number}: bạn và người đọc thứ nhất khác ý; người phân xử sẽ quyết định.</translation>
    </message>
    <message>
        <source>Case {number}: you and the first reader say the same.</source>
        <translation>Ca {number}: bạn và người đọc thứ nhất cùng ý.</translation>
    </message>
    <message>
        <source>Second reading of case {number}: the first reader’s word and the network’s follow yours.</source>
        <translation>Đọc lần hai ca {number}: ý kiến của người đọc thứ nhất và của mô hình hiện sau ý kiến của bạn.</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Case</source>
        <translation>Ca</translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>Nhãn đúng</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Ghi chú: {note}</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Nhận định</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ẩn</translation>
    </message>
</context>
<context>
    <name>ReaderChoice</name>
    <message>
        <source>Every verdict is kept under this name and role.</source>
        <translation>Mọi nhận định được lưu dưới tên và vai trò này.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Đọc</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation>Người đang đọc</translation>
    </message>
    <message>
        <source>Who reads?</source>
        <translation>Ai đang đọc?</translation>
    </message>
</context>
<context>
    <name>ReadingParts</name>
    <message>
        <source>The network’s view follows your verdict.</source>
        <translation>Ý kiến của mô hình hiện sau nhận định của bạn.</translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message>
        <source>Nothing can be exported: the database or the network is not open.</source>
        <translation>Chưa xuất được: cơ sở dữ liệu hoặc mô hình chưa mở.</translation>
    </message>
    <message>
        <source>This image cannot be shown.</source>
        <translation>Không hiển thị được ảnh này.</translation>
    </message>
</context>
<context>
    <name>RelabelQueuePanel</name>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>No case fits the filters.</source>
        <translation>Không ca nào khớp bộ lọc.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>RELABEL QUEUE</source>
        <translation>HÀNG ĐỢI GÁN NHÃN LẠI</translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation>Hàng đợi gán nhãn lại</translation>
    </message>
    <message>
        <source>Set state</source>
        <translation>Đổi trạng thái</translation>
    </message>
    <message>
        <source>The relabel queue is empty.

A case enters it when you disagree with the network, when you are unsure,
or when you give a verdict on an image that the network refused.</source>
        <translation>Hàng đợi gán nhãn lại đang trống.

Một ca vào đây khi bạn bất đồng với mô hình, khi bạn chưa chắc,
hoặc khi bạn nhận định một ảnh mà mô hình đã từ chối.</translation>
    </message>
    <message>
        <source>The relabel queue is hidden with the network’s view; show it (V).</source>
        <translation>Hàng đợi gán nhãn lại đang ẩn cùng ý kiến của mô hình; hãy hiện ý kiến đó (V).</translation>
    </message>
    <message>
        <source>{first}–{last} of {all}</source>
        <translation>{first}–{last} trên {all}</translation>
    </message>
    <message>
        <source>{open} open, {all} in all</source>
        <translation>{open} đang mở, tổng cộng {all}</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Xong</translation>
    </message>
    <message>
        <source>Checks and figures</source>
        <translation>Kiểm tra và số liệu</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>Mở &amp;báo cáo</translation>
    </message>
</context>
<context>
    <name>RetrainForm</name>
    <message numerus="yes">
        <source>%n corrected case(s) go in</source>
        <translation>
            <numerusform>%n ca đã sửa được đưa vào</numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Ca</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Các ca</translation>
    </message>
    <message>
        <source>Comparison set</source>
        <translation>Tập so sánh</translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation>Nhãn đúng</translation>
    </message>
    <message>
        <source>Corrected cases</source>
        <translation>Các ca đã sửa</translation>
    </message>
    <message>
        <source>Go on with the training {name}, which was interrupted</source>
        <translation>Tiếp tục lần huấn luyện {name} đã bị gián đoạn</translation>
    </message>
    <message>
        <source>Name the old data: without a replay of it the network would forget what it knew.</source>
        <translation>Hãy chỉ ra dữ liệu cũ: không ôn lại dữ liệu đó, mô hình sẽ quên những gì đã biết.</translation>
    </message>
    <message>
        <source>Old data</source>
        <translation>Dữ liệu cũ</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>Retrain with corrected cases</source>
        <translation>Huấn luyện lại với các ca đã sửa</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>Bắt đầu huấn luyện</translation>
    </message>
    <message>
        <source>The last training took {time} here.</source>
        <translation>Lần huấn luyện trước mất {time} trên máy này.</translation>
    </message>
    <message>
        <source>The old data are not where you say.</source>
        <translation>Dữ liệu cũ không ở chỗ bạn nêu.</translation>
    </message>
    <message>
        <source>The time left is said after the first batches; you can read on meanwhile.</source>
        <translation>Thời gian còn lại được báo sau những lô đầu tiên; trong lúc đó bạn đọc tiếp được.</translation>
    </message>
    <message>
        <source>They are mixed with a sample of the old data, so that the network does not forget.</source>
        <translation>Chúng được trộn với một mẫu dữ liệu cũ để mô hình không quên.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ẩn</translation>
    </message>
    <message>
        <source>manifest of the data that the network was trained on, for replay</source>
        <translation>manifest của dữ liệu đã dùng để huấn luyện mô hình, để ôn lại</translation>
    </message>
    <message>
        <source>manifest of the frozen images that a candidate must pass</source>
        <translation>manifest của tập ảnh cố định mà ứng viên phải vượt qua</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>{sentence}: {labels}</source>
        <translation>{sentence}: {labels}</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>The database of an older Overread was brought up to date; as it was before, it is kept in {name}.</source>
        <translation>Cơ sở dữ liệu của Overread cũ hơn đã được cập nhật; bản trước khi cập nhật được giữ trong {name}.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Appearance</source>
        <translation>Hiển &amp;thị</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Bàn phím</translation>
    </message>
    <message>
        <source>&amp;Layouts</source>
        <translation>Bố &amp;cục</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Riêng tư</translation>
    </message>
    <message>
        <source>All s&amp;ettings</source>
        <translation>Mọi cà&amp;i đặt</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Tìm thấy: {count}</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>Tìm trong mọi cài đặt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>The setting `shortcuts` names no action of this window: {names}.</source>
        <translation>Mục cài đặt `shortcuts` nêu tên không phải lệnh của cửa sổ này: {names}.</translation>
    </message>
    <message>
        <source>The setting `shortcuts` names no key by “{key}”.</source>
        <translation>Trong mục cài đặt `shortcuts`, “{key}” không phải là phím.</translation>
    </message>
    <message>
        <source>{key} is the key of {actions}; choose another, or take it from there first.</source>
        <translation>{key} là phím của {actions}; hãy chọn phím khác, hoặc gỡ nó khỏi đó trước.</translation>
    </message>
    <message>
        <source>{key} stays the key of “{taker}”; “{name}” does not get it.</source>
        <translation>{key} vẫn là phím của “{taker}”; “{name}” không nhận được phím này.</translation>
    </message>
    <message>
        <source>{key} walks through the window or pans the image; choose another key.</source>
        <translation>{key} dùng để đi trong cửa sổ hoặc di chuyển ảnh; hãy chọn phím khác.</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>No result in time: {name}</source>
        <translation>Không có kết quả kịp thời: {name}</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>Screenshot: {file}</source>
        <translation>Ảnh chụp màn hình: {file}</translation>
    </message>
    <message>
        <source>The screenshot could not be written: {file}</source>
        <translation>Không ghi được ảnh chụp màn hình: {file}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n flagged image(s) not yet copied</source>
        <translation>
            <numerusform>%n ảnh gắn cờ chưa được sao chép</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) not yet stored</source>
        <translation>
            <numerusform>%n nhận định chưa được lưu</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysed {done} of {total}</source>
        <translation>Đã phân tích {done} trên {total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cancel the computation</source>
        <translation>Hủy tính toán</translation>
    </message>
    <message>
        <source>Database not reached; it is asked again</source>
        <translation>Không kết nối được cơ sở dữ liệu; đang thử lại</translation>
    </message>
    <message>
        <source>Look at a test pattern: whether this monitor shows what an image holds</source>
        <translation>Xem mẫu thử: màn hình này có hiện đủ những gì trong ảnh không</translation>
    </message>
    <message>
        <source>No database: verdicts cannot be recorded</source>
        <translation>Không có cơ sở dữ liệu: chưa thể ghi nhận định</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Không có mô hình</translation>
    </message>
    <message>
        <source>Not verified on this monitor</source>
        <translation>Chưa kiểm tra màn hình này</translation>
    </message>
    <message>
        <source>Opening the network…</source>
        <translation>Đang mở mô hình…</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Chỉ dùng cho nghiên cứu. Không dùng để chẩn đoán.</translation>
    </message>
    <message>
        <source>Show the Networks window</source>
        <translation>Mở cửa sổ Các mô hình</translation>
    </message>
    <message>
        <source>Stop the analysis in the background; the image on screen is still analysed</source>
        <translation>Dừng phân tích ngầm; ảnh trên màn hình vẫn được phân tích</translation>
    </message>
    <message>
        <source>The network that spoke, and where it runs; click to choose another, to compare, to read more</source>
        <translation>Mô hình đã cho ý kiến và nơi nó chạy; nhấp để chọn mô hình khác, để so sánh, để đọc thêm</translation>
    </message>
    <message>
        <source>Who reads, and in which role; click to change the reader</source>
        <translation>Ai đang đọc, với vai trò nào; nhấp để đổi người đọc</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>không chạy</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>đang khởi động</translation>
    </message>
</context>
<context>
    <name>StoreWatch</name>
    <message>
        <source>The database answers; verdicts are kept from now on.</source>
        <translation>Cơ sở dữ liệu đã trả lời; từ bây giờ các nhận định được lưu.</translation>
    </message>
    <message>
        <source>What waited is stored now.</source>
        <translation>Những gì đang chờ nay đã được lưu.</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Kept beside the database, not yet stored: {reason}</source>
        <translation>{finding}: {verdict}. Được giữ bên cạnh cơ sở dữ liệu, chưa lưu: {reason}</translation>
    </message>
</context>
<context>
    <name>StudyList</name>
    <message numerus="yes">
        <source>%n frame(s), {size}</source>
        <translation>
            <numerusform>%n khung hình, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n ảnh</numerusform>
        </translation>
    </message>
    <message>
        <source>STUDIES</source>
        <translation>LẦN CHỤP</translation>
    </message>
    <message>
        <source>Series {number}</source>
        <translation>Series {number}</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Các lần chụp</translation>
    </message>
    <message>
        <source>image not open</source>
        <translation>ảnh chưa mở</translation>
    </message>
    <message>
        <source>{image} and others</source>
        <translation>{image} và ảnh khác</translation>
    </message>
    <message>
        <source>{modality} image{number}</source>
        <translation>Ảnh {modality}{number}</translation>
    </message>
    <message>
        <source>{name} (kept copy)</source>
        <translation>{name} (bản lưu)</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {reason}</source>
        <translation>Không hiển thị được {name}: {reason}</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>{unread} unread</source>
        <translation>{unread} chưa đọc</translation>
    </message>
</context>
<context>
    <name>TakeBackForm</name>
    <message>
        <source>A network</source>
        <translation>Một mô hình</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Take the last promotion back</source>
        <translation>Quay lại mô hình trước</translation>
    </message>
    <message>
        <source>{name} is in use now. The network that it replaced comes back, bit for bit, and reads every image from then on; what was recorded stays. Take the promotion back?</source>
        <translation>{name} đang được dùng. Mô hình mà nó đã thay thế sẽ trở lại, không sai một bit, và đọc mọi ảnh từ lúc đó; những gì đã ghi vẫn giữ nguyên. Quay lại mô hình trước?</translation>
    </message>
</context>
<context>
    <name>TestPattern</name>
    <message>
        <source>Test pattern</source>
        <translation>Mẫu thử</translation>
    </message>
</context>
<context>
    <name>TextEntry</name>
    <message>
        <source>Text, then Return</source>
        <translation>Gõ chữ, rồi nhấn Enter</translation>
    </message>
    <message>
        <source>Words of the arrow or text</source>
        <translation>Chữ của mũi tên hoặc chú thích</translation>
    </message>
</context>
<context>
    <name>TrailTable</name>
    <message>
        <source>Event</source>
        <translation>Sự kiện</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Bệnh nhân</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ai</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>measurement</source>
        <translation>phép đo</translation>
    </message>
    <message>
        <source>verdict {finding}: {verdict}</source>
        <translation>nhận định {finding}: {verdict}</translation>
    </message>
</context>
<context>
    <name>Unforeseen</name>
    <message>
        <source>Overread met a fault of its own and could not start; `overread doctor` says what is missing here.</source>
        <translation>Overread gặp lỗi của chính mình và không khởi động được; `overread doctor` cho biết ở đây còn thiếu gì.</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>A finding that you add is there; with Absent you take it back.</source>
        <translation>Dấu hiệu bạn thêm được coi là có; chọn Không có để rút lại.</translation>
    </message>
    <message>
        <source>A verdict can be given as soon as the network has looked at this image.</source>
        <translation>Có thể nhận định ngay khi mô hình đã xem ảnh này.</translation>
    </message>
    <message>
        <source>Open an image first.</source>
        <translation>Hãy mở một ảnh trước.</translation>
    </message>
    <message>
        <source>The network gave no opinion to agree or disagree with; say Present, Absent or Unsure.</source>
        <translation>Mô hình không có ý kiến để đồng ý hay bất đồng; hãy chọn Có, Không có hoặc Chưa chắc.</translation>
    </message>
    <message>
        <source>The network’s view is hidden; say Present, Absent or Unsure, or show it (V).</source>
        <translation>Ý kiến của mô hình đang ẩn; hãy chọn Có, Không có hoặc Chưa chắc, hoặc hiện ý kiến đó (V).</translation>
    </message>
    <message>
        <source>The verdict cannot be kept: the database is not open.</source>
        <translation>Không lưu được nhận định: cơ sở dữ liệu chưa mở.</translation>
    </message>
    <message>
        <source>Your word comes first: say Present (P), Absent (N) or Unsure (U).</source>
        <translation>Ý kiến của bạn đi trước: hãy chọn Có (P), Không có (N) hoặc Chưa chắc (U).</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Mở tệp…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Bắt đầu</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>It shows what a network finds in a radiograph, and where; you agree or disagree with two keys, and what you disagree on is kept for teaching the network.</source>
        <translation>Overread cho thấy mô hình tìm thấy gì trong một ảnh X‑quang, và ở đâu; bạn đồng ý hay bất đồng bằng hai phím, và những gì bạn bất đồng được giữ lại để dạy mô hình.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>No medical device. Research use only; not for diagnosis.</source>
        <translation>Không phải thiết bị y tế. Chỉ dùng cho nghiên cứu; không dùng để chẩn đoán.</translation>
    </message>
    <message>
        <source>No telemetry, no account, no update check. It works without a network connection.</source>
        <translation>Không thu thập dữ liệu sử dụng, không tài khoản, không kiểm tra cập nhật. Overread chạy không cần kết nối mạng.</translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation>Không gửi gì đi</translation>
    </message>
    <message>
        <source>Open the &amp;examples</source>
        <translation>Mở các ví &amp;dụ</translation>
    </message>
    <message>
        <source>Open this &amp;folder</source>
        <translation>Mở &amp;thư mục này</translation>
    </message>
    <message>
        <source>The window speaks it from its next start.</source>
        <translation>Ngôn ngữ mới có hiệu lực từ lần khởi động sau.</translation>
    </message>
    <message>
        <source>Welcome to Overread</source>
        <translation>Chào mừng đến với Overread</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Overread là gì</translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation>Phạm vi sử dụng</translation>
    </message>
    <message>
        <source>What the network says of a case stays hidden until you have given your verdict, because it would sway you. This can be switched off: Network › Read blind first.</source>
        <translation>Ý kiến của mô hình về một ca được ẩn cho đến khi bạn nhận định, để không chi phối phán đoán của bạn. Có thể tắt điều này: Mô hình › Đọc mù trước.</translation>
    </message>
    <message>
        <source>Where your data are</source>
        <translation>Dữ liệu của bạn nằm ở đâu</translation>
    </message>
    <message>
        <source>You read first</source>
        <translation>Bạn đọc trước</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>No other case here is unread.</source>
        <translation>Không còn ca nào khác chưa đọc ở đây.</translation>
    </message>
</context>
<context>
    <name>WorklistBar</name>
    <message>
        <source>All cases</source>
        <translation>Mọi ca</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Theo thứ tự tìm thấy</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Theo tên</translation>
    </message>
    <message>
        <source>Likely first</source>
        <translation>Nhiều khả năng trước</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Order of the cases</source>
        <translation>Thứ tự các ca</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Tìm ca</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Chưa chắc trước</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>Which cases are listed</source>
        <translation>Liệt kê những ca nào</translation>
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
        <translation>So với {name} trên cùng các ảnh, tất cả {count} ảnh; hiệu lớn hơn 0 là có lợi cho mô hình được đánh giá.</translation>
    </message>
    <message>
        <source>Balanced accuracy of the likeliest class: difference {difference}.</source>
        <translation>Độ chính xác cân bằng của lớp có xác suất cao nhất: hiệu {difference}.</translation>
    </message>
    <message>
        <source>Bootstrap</source>
        <translation>Bootstrap</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>DeLong</source>
        <translation>DeLong</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Quyết định bởi</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Hiệu</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Dấu hiệu</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Nhóm ảnh</translation>
    </message>
    <message>
        <source>Its AUC</source>
        <translation>AUC của nó</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>  {first} and {second}: same file</source>
        <translation>  {first} và {second}: cùng một tệp</translation>
    </message>
    <message>
        <source>  {first} and {second}: same picture</source>
        <translation>  {first} và {second}: cùng một ảnh</translation>
    </message>
    <message>
        <source>  {reason}</source>
        <translation>  {reason}</translation>
    </message>
    <message>
        <source>--goal {text} is no goal; write for example abnormal@source=nih:auc&gt;0.85 or all:accuracy&gt;0.9.</source>
        <translation>--goal {text} không phải là mục tiêu; hãy viết ví dụ abnormal@source=nih:auc&gt;0.85 hoặc all:accuracy&gt;0.9.</translation>
    </message>
    <message>
        <source>3D model</source>
        <translation>Mô hình 3D</translation>
    </message>
    <message>
        <source>A CPU computes in float32, so that results repeat bit for bit.</source>
        <translation>CPU tính bằng float32, để kết quả lặp lại đúng từng bit.</translation>
    </message>
    <message>
        <source>A backup below {data_dir} cannot be deleted ({reason}); check its rights.</source>
        <translation>Không xóa được một bản sao lưu trong {data_dir} ({reason}); hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>A confidence of {confidence_percent} is no percentage; give 0 to 100.</source>
        <translation>Độ chắc chắn {confidence_percent} không phải là phần trăm; hãy cho số từ 0 đến 100.</translation>
    </message>
    <message>
        <source>A file cannot be read or written ({reason}); check its rights, the drive and the free space.</source>
        <translation>Không đọc hoặc ghi được một tệp ({reason}); hãy kiểm tra quyền truy cập, ổ đĩa và dung lượng trống.</translation>
    </message>
    <message>
        <source>A key of the database has 64 digits, 0 to 9 and a to f; copy it whole.</source>
        <translation>Khóa của cơ sở dữ liệu có 64 chữ số, 0 đến 9 và a đến f; hãy sao chép đầy đủ.</translation>
    </message>
    <message>
        <source>A login has 1 to {max_login} printable characters; choose another.</source>
        <translation>Tên đăng nhập có từ 1 đến {max_login} ký tự in được; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>A missed finding is there; say present of {finding}, or leave missed away.</source>
        <translation>Dấu hiệu bị sót là dấu hiệu có thật; hãy chọn có {finding}, hoặc bỏ mục bị sót.</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>Cần có tên</translation>
    </message>
    <message>
        <source>A passphrase has at least {min_passphrase} characters; choose a longer one.</source>
        <translation>Mật khẩu cần ít nhất {min_passphrase} ký tự; hãy chọn mật khẩu dài hơn.</translation>
    </message>
    <message>
        <source>A person has looked at its picture and withheld it.</source>
        <translation>Có người đã xem ảnh và giữ lại.</translation>
    </message>
    <message>
        <source>A picture cannot be written ({reason}); choose another --out folder.</source>
        <translation>Không ghi được một ảnh ({reason}); hãy chọn thư mục --out khác.</translation>
    </message>
    <message>
        <source>A row of {name} ({key}) is in no event of the audit trail.</source>
        <translation>Một dòng của {name} ({key}) không có trong sự kiện nào của nhật ký kiểm toán.</translation>
    </message>
    <message>
        <source>A second reader&apos;s word on case {queue_id} must be given blind; open the case blind.</source>
        <translation>Ý kiến của người đọc thứ hai về ca {queue_id} phải là đọc mù; hãy mở ca ở chế độ đọc mù.</translation>
    </message>
    <message>
        <source>A text holds a NUL character, which the database {name} cannot keep; take it out.</source>
        <translation>Một đoạn chữ chứa ký tự NUL mà cơ sở dữ liệu {name} không giữ được; hãy bỏ ký tự đó.</translation>
    </message>
    <message>
        <source>A text holds a character that is no Unicode, which the database {path} cannot keep or look for; take it out.</source>
        <translation>Một đoạn chữ chứa ký tự không thuộc Unicode mà cơ sở dữ liệu {path} không giữ hay tìm được; hãy bỏ ký tự đó.</translation>
    </message>
    <message>
        <source>A text is too long for the database {name}; shorten names and codes to what the form shows.</source>
        <translation>Một đoạn chữ quá dài với cơ sở dữ liệu {name}; hãy rút ngắn tên và mã cho vừa ô nhập.</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Adjudicator</source>
        <translation>Người phân xử</translation>
    </message>
    <message>
        <source>An Adjudicator decides who reads here; name one of {names} with --by.</source>
        <translation>Người phân xử quyết định ai được đọc ở đây; hãy nêu một trong {names} bằng --by.</translation>
    </message>
    <message>
        <source>An assessment needs a reader; name one in the settings or with --reader.</source>
        <translation>Một nhận định cần có người đọc; hãy nêu trong cài đặt hoặc bằng --reader.</translation>
    </message>
    <message>
        <source>Another export into {destination} is just being written; wait until it is through, or choose another folder.</source>
        <translation>Một lần xuất khác vào {destination} đang được ghi; hãy chờ xong, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Another finding of its picture was decided anew while the export ran; export again.</source>
        <translation>Một dấu hiệu khác của ảnh này đã được nhận định lại trong khi xuất; hãy xuất lần nữa.</translation>
    </message>
    <message>
        <source>Another network was put in use while the candidate was measured, or the one in use was fitted again; promote it again.</source>
        <translation>Một mô hình khác đã được đưa vào dùng trong khi đánh giá ứng viên, hoặc mô hình đang dùng đã được khớp lại; hãy đưa ứng viên vào dùng lần nữa.</translation>
    </message>
    <message>
        <source>Another promotion or rollback is just being written in this data folder; try again in a moment.</source>
        <translation>Một lần đưa vào dùng hoặc quay lại khác đang được ghi trong thư mục dữ liệu này; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>Batches of one image teach this network nothing at {height} px, where its last map is one cell; raise batch_size or image_px, or add images.</source>
        <translation>Lô chỉ có một ảnh không dạy được gì cho mô hình này ở {height} px, khi bản đồ cuối chỉ còn một ô; hãy tăng batch_size hoặc image_px, hoặc thêm ảnh.</translation>
    </message>
    <message>
        <source>By its header the picture is mirrored: its left edge is the patient&apos;s left.</source>
        <translation>Theo phần đầu tệp, ảnh bị lật ngang: cạnh trái của ảnh là bên trái của bệnh nhân.</translation>
    </message>
    <message>
        <source>By its header the picture is rotated by 90 degrees.</source>
        <translation>Theo phần đầu tệp, ảnh bị xoay 90 độ.</translation>
    </message>
    <message>
        <source>By its header the picture is upside down: its upper edge faces the feet.</source>
        <translation>Theo phần đầu tệp, ảnh bị lộn ngược: cạnh trên hướng về phía chân.</translation>
    </message>
    <message>
        <source>CT procedure protocol</source>
        <translation>Quy trình chụp CT</translation>
    </message>
    <message>
        <source>Calibration error (top class, {images} images): candidate {candidate:.3f}, network in use {used:.3f}; allowed {allowed:.3f}: {met}.</source>
        <translation>Sai số hiệu chuẩn (lớp có xác suất cao nhất, {images} ảnh): ứng viên {candidate:.3f}, mô hình đang dùng {used:.3f}; cho phép {allowed:.3f}: {met}.</translation>
    </message>
    <message>
        <source>Case {queue_id} asks for {finding} on another image than this word is on; open the case.</source>
        <translation>Ca {queue_id} hỏi về {finding} trên ảnh khác với ảnh của ý kiến này; hãy mở ca đó.</translation>
    </message>
    <message>
        <source>Case {queue_id} is claimed by nobody; there is nothing to release.</source>
        <translation>Ca {queue_id} chưa ai nhận; không có gì để trả lại.</translation>
    </message>
    <message>
        <source>Case {queue_id} is claimed by {claimed_by} until {claimed_until}; take another, or wait until then.</source>
        <translation>Ca {queue_id} đã được {claimed_by} nhận đến {claimed_until}; hãy chọn ca khác, hoặc chờ đến lúc đó.</translation>
    </message>
    <message>
        <source>Case {queue_id} is {state} and cannot be set to {wanted}; see `overread queue` for the steps.</source>
        <translation>Ca {queue_id} đang ở trạng thái {state} và không chuyển sang {wanted} được; xem các bước bằng `overread queue`.</translation>
    </message>
    <message>
        <source>Case {queue_id} is {state}; {step} needs one that is {before}.</source>
        <translation>Ca {queue_id} đang ở trạng thái “{state}”; {step} cần ca ở trạng thái “{before}”.</translation>
    </message>
    <message>
        <source>Case {queue_id} of the queue is not where its steps have led it; restore a backup.</source>
        <translation>Ca {queue_id} của hàng đợi không ở chỗ mà các bước của nó dẫn đến; hãy khôi phục một bản sao lưu.</translation>
    </message>
    <message>
        <source>Case {queue_id} waits for an Adjudicator, and {login} has the role {role}; take another.</source>
        <translation>Ca {queue_id} chờ người phân xử, còn {login} có vai trò {role}; hãy chọn ca khác.</translation>
    </message>
    <message>
        <source>Case {queue_id} was left out: {reason}</source>
        <translation>Ca {queue_id} không được đưa vào: {reason}</translation>
    </message>
    <message>
        <source>Case {queue_id} was read first by {login}; its second reader must be someone else.</source>
        <translation>Ca {queue_id} do {login} đọc lần đầu; người đọc thứ hai phải là người khác.</translation>
    </message>
    <message>
        <source>Clinical document</source>
        <translation>Tài liệu lâm sàng</translation>
    </message>
    <message>
        <source>Colour palette</source>
        <translation>Bảng màu</translation>
    </message>
    <message>
        <source>Computer-aided detection report</source>
        <translation>Báo cáo phát hiện có máy tính hỗ trợ (CAD)</translation>
    </message>
    <message>
        <source>Content assessment</source>
        <translation>Đánh giá nội dung</translation>
    </message>
    <message>
        <source>Directory of a disc</source>
        <translation>Thư mục của đĩa</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Tài liệu</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>Điện tâm đồ</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail and those up to {last} are missing; the anchor in {where} saw them.</source>
        <translation>Thiếu sự kiện {number} của nhật ký kiểm toán và các sự kiện đến {last}; điểm neo ở {where} đã thấy chúng.</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail is missing.</source>
        <translation>Thiếu sự kiện {number} của nhật ký kiểm toán.</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail is not the one that the anchor in {where} saw.</source>
        <translation>Sự kiện {number} của nhật ký kiểm toán không phải sự kiện mà điểm neo ở {where} đã thấy.</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail tells of a row of {name} ({key}) that was edited.</source>
        <translation>Sự kiện {number} của nhật ký kiểm toán nói về một dòng của {name} ({key}) đã bị sửa.</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail tells of a row of {name} ({key}) that was removed.</source>
        <translation>Sự kiện {number} của nhật ký kiểm toán nói về một dòng của {name} ({key}) đã bị xóa.</translation>
    </message>
    <message>
        <source>Event {number} of the audit trail was edited, put in or moved, or was signed with another key.</source>
        <translation>Sự kiện {number} của nhật ký kiểm toán đã bị sửa, chèn vào hoặc dời chỗ, hoặc được ký bằng khóa khác.</translation>
    </message>
    <message>
        <source>Every corrected case measures the network, so none may train it.</source>
        <translation>Mọi ca đã sửa đều dùng để đánh giá mô hình, nên không ca nào được dùng để huấn luyện.</translation>
    </message>
    <message>
        <source>Every output of the bundle {name} is constant: its network was never trained, or its weights are not those of its architecture.</source>
        <translation>Mọi đầu ra của gói mô hình {name} đều là hằng số: mô hình chưa từng được huấn luyện, hoặc trọng số không thuộc kiến trúc này.</translation>
    </message>
    <message>
        <source>Every output of {name} is constant or has no name: it was never trained.</source>
        <translation>Mọi đầu ra của {name} đều là hằng số hoặc không có tên: mô hình chưa từng được huấn luyện.</translation>
    </message>
    <message>
        <source>For which pictures it was made, and how it wants them scaled, was stated at its import and cannot be checked.</source>
        <translation>Nó được làm ra cho loại ảnh nào, và cần ảnh được chia thang ra sao, là do lúc nhập khai báo và không kiểm tra được.</translation>
    </message>
    <message>
        <source>Going on after epoch {epoch} of {epochs}.</source>
        <translation>Tiếp tục sau epoch {epoch} trên {epochs}.</translation>
    </message>
    <message>
        <source>Hanging protocol</source>
        <translation>Quy tắc bố trí ảnh (hanging protocol)</translation>
    </message>
    <message>
        <source>Imported from {source}.</source>
        <translation>Nhập từ {source}.</translation>
    </message>
    <message>
        <source>It cannot be measured: it does not know {labels}, which the comparison set holds.</source>
        <translation>Không đánh giá được: nó không biết {labels}, vốn có trong tập so sánh.</translation>
    </message>
    <message>
        <source>It carries no example whose logits others could repeat.</source>
        <translation>Nó không kèm ảnh mẫu để người khác lặp lại logit.</translation>
    </message>
    <message>
        <source>It does NOT repeat its example: its logits differ by {difference}, {tolerance} are allowed.</source>
        <translation>Nó KHÔNG lặp lại được ảnh mẫu: logit lệch {difference}, cho phép {tolerance}.</translation>
    </message>
    <message>
        <source>It gives the same value for every picture: it was never trained.</source>
        <translation>Nó cho cùng một giá trị với mọi ảnh: chưa từng được huấn luyện.</translation>
    </message>
    <message>
        <source>It has every finding of the network in use.</source>
        <translation>Nó có mọi dấu hiệu của mô hình đang dùng.</translation>
    </message>
    <message>
        <source>It has no DICOM file that may go out.</source>
        <translation>Ca không có tệp DICOM nào được phép đưa ra.</translation>
    </message>
    <message>
        <source>It has no gate statistics; fit them with `overread refit`.</source>
        <translation>Nó không có thống kê của bộ lọc đầu vào; hãy khớp bằng `overread refit`.</translation>
    </message>
    <message>
        <source>It lacks {findings}.</source>
        <translation>Nó thiếu {findings}.</translation>
    </message>
    <message>
        <source>It names no normal, so there is no threshold for abnormal.</source>
        <translation>Nó không nêu lớp bình thường, nên không có ngưỡng cho bất thường.</translation>
    </message>
    <message>
        <source>It repeats its example: its logits differ by {difference}, {tolerance} are allowed.</source>
        <translation>Nó lặp lại được ảnh mẫu: logit lệch {difference}, cho phép {tolerance}.</translation>
    </message>
    <message>
        <source>It was imported: nothing is known here of its training beyond what its makers say, and its figures were not measured by Overread.</source>
        <translation>Mô hình được nhập vào: ở đây không biết gì về việc huấn luyện ngoài lời của người làm ra nó, và số liệu của nó không do Overread đo.</translation>
    </message>
    <message>
        <source>It was made for every modality, body part and view that the network in use reads.</source>
        <translation>Nó được làm ra cho mọi loại máy chụp, bộ phận cơ thể và tư thế mà mô hình đang dùng đọc.</translation>
    </message>
    <message>
        <source>It was not made for {words}, which the network in use reads.</source>
        <translation>Nó không được làm ra cho {words}, vốn được mô hình đang dùng đọc.</translation>
    </message>
    <message>
        <source>It was not measured whether its maps depend on its weights.</source>
        <translation>Chưa đo xem bản đồ của nó có phụ thuộc vào trọng số hay không.</translation>
    </message>
    <message>
        <source>It was trained on the comparison set: of {total} images, {same} are among its training files, {patients} are of patients that it was trained on, {alike} look the same as a training picture; train it without them.</source>
        <translation>Nó được huấn luyện trên tập so sánh: trong {total} ảnh, {same} ảnh nằm trong các tệp huấn luyện, {patients} ảnh là của bệnh nhân đã dùng để huấn luyện, {alike} ảnh trông giống ảnh huấn luyện; hãy huấn luyện mà không có các ảnh đó.</translation>
    </message>
    <message>
        <source>Its finding is named in free text, which may name the patient; use a key (a-z, 0-9, _).</source>
        <translation>Dấu hiệu của ca được đặt tên bằng lời tự do, có thể nêu tên bệnh nhân; hãy dùng khóa (a-z, 0-9, _).</translation>
    </message>
    <message>
        <source>Its gate has learned what its pictures look like ({where}).</source>
        <translation>Bộ lọc đầu vào của nó đã học ảnh của nó trông thế nào ({where}).</translation>
    </message>
    <message>
        <source>Its label cannot name a class folder; use a finding&apos;s key (a-z, 0-9, _).</source>
        <translation>Nhãn của ca không dùng làm tên thư mục lớp được; hãy dùng khóa của dấu hiệu (a-z, 0-9, _).</translation>
    </message>
    <message>
        <source>Its maps correlate by {correlation:.3f} with those of random weights ({where}); at most {bound:.3f} is allowed.</source>
        <translation>Bản đồ của nó tương quan {correlation:.3f} với bản đồ của trọng số ngẫu nhiên ({where}); cho phép nhiều nhất {bound:.3f}.</translation>
    </message>
    <message>
        <source>Its maps correlate by {correlation:.3f} with those of random weights ({where}); at most {bound:.3f} is allowed: they do NOT depend on what it has learned.</source>
        <translation>Bản đồ của nó tương quan {correlation:.3f} với bản đồ của trọng số ngẫu nhiên ({where}); cho phép nhiều nhất {bound:.3f}: chúng KHÔNG phụ thuộc vào điều mô hình đã học.</translation>
    </message>
    <message>
        <source>Its outputs are scores, not probabilities: no calibration was fitted, so they cannot be held against the numbers of another network.</source>
        <translation>Đầu ra của nó là điểm, không phải xác suất: không có hiệu chuẩn nào được khớp, nên không so được với con số của mô hình khác.</translation>
    </message>
    <message>
        <source>Its patient is in {split}, which measures the network.</source>
        <translation>Bệnh nhân của ca nằm trong {split}, phần dùng để đánh giá mô hình.</translation>
    </message>
    <message>
        <source>Its pixels hold text or a banner in {count} place(s); look at them and accept that they are blackened, or leave the case out.</source>
        <translation>Trong ảnh có chữ hoặc dải thông tin ở {count} chỗ; hãy xem và chấp nhận bôi đen, hoặc không xuất ca này.</translation>
    </message>
    <message>
        <source>Its thresholds and calibration are those fitted for its weights ({where}).</source>
        <translation>Ngưỡng và hiệu chuẩn của nó đúng là những gì đã khớp cho trọng số của nó ({where}).</translation>
    </message>
    <message>
        <source>Its thresholds or calibration are not those that were fitted for its weights: they come from another network or were changed; promote it without --keep-thresholds.</source>
        <translation>Ngưỡng hoặc hiệu chuẩn của nó không phải những gì đã khớp cho trọng số của nó: chúng lấy từ mô hình khác hoặc đã bị sửa; hãy đưa vào dùng mà không kèm --keep-thresholds.</translation>
    </message>
    <message>
        <source>Its weights are all the same: it was never trained.</source>
        <translation>Các trọng số của nó đều như nhau: chưa từng được huấn luyện.</translation>
    </message>
    <message>
        <source>Its weights are those of another output too: it was never trained.</source>
        <translation>Các trọng số của nó trùng với một đầu ra khác: chưa từng được huấn luyện.</translation>
    </message>
    <message>
        <source>Its {count} training images are listed, and the manifest vouches for the list.</source>
        <translation>{count} ảnh huấn luyện của nó đều được liệt kê, và manifest xác nhận danh sách đó.</translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation>Lựa chọn ảnh chính (key object)</translation>
    </message>
    <message>
        <source>Line {line} of {path} has a region that is no number ({error}); mend it.</source>
        <translation>Dòng {line} của {path} có vùng không phải là số ({error}); hãy sửa lại.</translation>
    </message>
    <message>
        <source>Line {line} of {path} has an empty region; give it a width and a height above 0.</source>
        <translation>Dòng {line} của {path} có vùng rỗng; hãy cho chiều rộng và chiều cao lớn hơn 0.</translation>
    </message>
    <message>
        <source>Line {line} of {path} is incomplete; give it a file, a label and all its cells.</source>
        <translation>Dòng {line} của {path} chưa đủ; hãy ghi tệp, nhãn và mọi ô.</translation>
    </message>
    <message>
        <source>Line {line} of {path} names the split {word}; write train, val, test or nothing.</source>
        <translation>Dòng {line} của {path} nêu phần {word}; hãy viết train, val, test hoặc để trống.</translation>
    </message>
    <message>
        <source>Line {line} of {path} says {strange} of a finding; write 1, 0 or nothing (unknown).</source>
        <translation>Dòng {line} của {path} ghi {strange} cho một dấu hiệu; hãy viết 1, 0 hoặc để trống (không rõ).</translation>
    </message>
    <message>
        <source>MISSED</source>
        <translation>KHÔNG ĐẠT</translation>
    </message>
    <message>
        <source>MR spectroscopy</source>
        <translation>Phổ cộng hưởng từ</translation>
    </message>
    <message>
        <source>Microscopy annotations</source>
        <translation>Chú thích hiển vi</translation>
    </message>
    <message>
        <source>No ImageNet weights are known for {architecture} (only for {known}); name a file.</source>
        <translation>Không biết trọng số ImageNet nào cho {architecture} (chỉ có cho {known}); hãy nêu một tệp.</translation>
    </message>
    <message>
        <source>No case of the queue waits for {who}; see `overread queue list`.</source>
        <translation>Không ca nào trong hàng đợi chờ {who}; xem `overread queue list`.</translation>
    </message>
    <message>
        <source>No class follows from the verdict; give it a label to export it.</source>
        <translation>Từ nhận định này không suy ra được lớp nào; hãy chọn nhãn đúng để xuất ca.</translation>
    </message>
    <message>
        <source>No image of the set has a region of a finding that the bundle has; --regions needs the columns region_x, region_y, region_width, region_height.</source>
        <translation>Không ảnh nào trong tập có vùng của một dấu hiệu mà gói mô hình có; --regions cần các cột region_x, region_y, region_width, region_height.</translation>
    </message>
    <message>
        <source>No promotion is in effect; there is nothing to take back.</source>
        <translation>Không có lần đưa vào dùng nào đang có hiệu lực; không có gì để quay lại.</translation>
    </message>
    <message>
        <source>None of its training images, nor another picture of their patients, is among the {total} of the set.</source>
        <translation>Không ảnh huấn luyện nào của nó, cũng không ảnh khác nào của các bệnh nhân đó, nằm trong {total} ảnh của tập.</translation>
    </message>
    <message>
        <source>None of the {count} labelled images could be read; the first: {reason}</source>
        <translation>Không đọc được ảnh nào trong {count} ảnh có nhãn; ảnh đầu tiên: {reason}</translation>
    </message>
    <message>
        <source>None of the {total} images of val, which fit its thresholds, nor another picture of their patients, trained it or is in test.</source>
        <translation>Không ảnh nào trong {total} ảnh của val, vốn dùng để khớp ngưỡng, cũng không ảnh khác nào của các bệnh nhân đó, đã dùng để huấn luyện hoặc nằm trong test.</translation>
    </message>
    <message>
        <source>Nothing says for which weights its thresholds were fitted; promote it without --keep-thresholds.</source>
        <translation>Không có gì cho biết ngưỡng của nó được khớp cho trọng số nào; hãy đưa vào dùng mà không kèm --keep-thresholds.</translation>
    </message>
    <message>
        <source>Nothing says which images trained {name}</source>
        <translation>Không có gì cho biết {name} được huấn luyện từ những ảnh nào</translation>
    </message>
    <message>
        <source>One threshold for abnormal suits each of the {asked} sources of val that hold both kinds of image.</source>
        <translation>Một ngưỡng cho bất thường hợp với cả {asked} nguồn của val có đủ hai loại ảnh.</translation>
    </message>
    <message>
        <source>Only one region was found where two lungs were looked for.</source>
        <translation>Chỉ tìm thấy một vùng ở chỗ cần hai phổi.</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Tài liệu PDF</translation>
    </message>
    <message>
        <source>Patient {patient} stands in both {one} and {other}</source>
        <translation>Bệnh nhân {patient} có trong cả {one} lẫn {other}</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>Trạng thái trình bày</translation>
    </message>
    <message>
        <source>RT physician intent</source>
        <translation>Chỉ định xạ trị của bác sĩ</translation>
    </message>
    <message>
        <source>RT plan</source>
        <translation>Kế hoạch xạ trị</translation>
    </message>
    <message>
        <source>RT radiation</source>
        <translation>Chiếu xạ (RT)</translation>
    </message>
    <message>
        <source>RT radiation set</source>
        <translation>Bộ chiếu xạ (RT)</translation>
    </message>
    <message>
        <source>RT segment annotation</source>
        <translation>Chú giải phân vùng xạ trị</translation>
    </message>
    <message>
        <source>RT structure set</source>
        <translation>Bộ cấu trúc xạ trị</translation>
    </message>
    <message>
        <source>RT treatment record</source>
        <translation>Hồ sơ thực hiện xạ trị</translation>
    </message>
    <message>
        <source>Radiation dose report</source>
        <translation>Báo cáo liều bức xạ</translation>
    </message>
    <message>
        <source>RapidOCR came without its networks ({absent}); install rapidocr again.</source>
        <translation>RapidOCR thiếu các mô hình của nó ({absent}); hãy cài lại rapidocr.</translation>
    </message>
    <message>
        <source>Raw data</source>
        <translation>Dữ liệu thô</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>Real world value mapping</source>
        <translation>Ánh xạ giá trị thực</translation>
    </message>
    <message>
        <source>Refused by the gate, {group}: candidate {candidate} of {images}, network in use {used}; {allowed:.3f} of the images more are allowed: {met}.</source>
        <translation>Bị bộ lọc đầu vào từ chối, {group}: ứng viên {candidate} trên {images}, mô hình đang dùng {used}; cho phép nhiều hơn {allowed:.3f} số ảnh: {met}.</translation>
    </message>
    <message>
        <source>Research on reading support for frontal chest radiographs (PA or AP). Not for diagnosis, not a medical device.</source>
        <translation>Nghiên cứu hỗ trợ đọc ảnh X-quang ngực thẳng (PA hoặc AP). Không dùng để chẩn đoán, không phải thiết bị y tế.</translation>
    </message>
    <message>
        <source>Research on reading support for {body_parts} ({modalities}; views {views}). Not for diagnosis, not a medical device.</source>
        <translation>Nghiên cứu hỗ trợ đọc ảnh {body_parts} ({modalities}; tư thế {views}). Không dùng để chẩn đoán, không phải thiết bị y tế.</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Người đọc lại</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Phân vùng</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Độ nhạy</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>Bản ghi âm</translation>
    </message>
    <message>
        <source>Spatial fiducials</source>
        <translation>Mốc không gian</translation>
    </message>
    <message>
        <source>Spatial registration</source>
        <translation>Đồng chỉnh không gian (registration)</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Độ đặc hiệu</translation>
    </message>
    <message>
        <source>Stereometric relationship</source>
        <translation>Quan hệ lập thể</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>Structured report</source>
        <translation>Báo cáo có cấu trúc</translation>
    </message>
    <message>
        <source>Superseded by a later verdict on the same image (queue entry {later}).</source>
        <translation>Đã được thay bằng một nhận định sau trên cùng ảnh (mục {later} của hàng đợi).</translation>
    </message>
    <message>
        <source>Surface segmentation</source>
        <translation>Phân vùng bề mặt</translation>
    </message>
    <message>
        <source>The ImageNet weights cannot be reached; training starts from scratch, and needs many more images.</source>
        <translation>Không tải được trọng số ImageNet; việc huấn luyện bắt đầu từ đầu và cần nhiều ảnh hơn hẳn.</translation>
    </message>
    <message>
        <source>The account of {name} lacks a right on that database; ask its administrator to make it the owner.</source>
        <translation>Tài khoản của {name} thiếu một quyền trên cơ sở dữ liệu đó; hãy đề nghị người quản trị cho tài khoản làm chủ sở hữu.</translation>
    </message>
    <message>
        <source>The anchor in {where} is missing, unreadable or damaged, so that rows removed at the end would not be found; look at the last events, and anchor them with `overread audit verify --anchor`.</source>
        <translation>Điểm neo ở {where} bị thiếu, không đọc được hoặc bị hỏng, nên không phát hiện được các dòng bị xóa ở cuối; hãy xem các sự kiện cuối và neo lại bằng `overread audit verify --anchor`.</translation>
    </message>
    <message>
        <source>The architecture {name} cannot have {key} = {args} ({why}); mend the bundle&apos;s manifest or the training configuration.</source>
        <translation>Kiến trúc {name} không nhận được {key} = {args} ({why}); hãy sửa manifest của gói hoặc cấu hình huấn luyện.</translation>
    </message>
    <message>
        <source>The architecture {name} is unknown here (known: {known}); update Overread.</source>
        <translation>Không biết kiến trúc {name} (đã biết: {known}); hãy cập nhật Overread.</translation>
    </message>
    <message>
        <source>The architecture {name} is unknown here for masks (known: {known}); update Overread.</source>
        <translation>Không biết kiến trúc {name} để phân vùng (đã biết: {known}); hãy cập nhật Overread.</translation>
    </message>
    <message>
        <source>The architecture {name} knows no argument {unknown} (known: {arguments}); mend the bundle&apos;s manifest or the training configuration.</source>
        <translation>Kiến trúc {name} không có tham số {unknown} (có: {arguments}); hãy sửa manifest của gói hoặc cấu hình huấn luyện.</translation>
    </message>
    <message>
        <source>The audit key {path} cannot be read or made ({reason}); free some space, or check the rights of its folder.</source>
        <translation>Không đọc hoặc tạo được khóa kiểm toán {path} ({reason}); hãy giải phóng dung lượng, hoặc kiểm tra quyền của thư mục.</translation>
    </message>
    <message>
        <source>The audit key {path} is damaged ({count} bytes, not {key_bytes}); put a copy back.</source>
        <translation>Khóa kiểm toán {path} bị hỏng ({count} byte, không phải {key_bytes}); hãy đặt lại một bản sao.</translation>
    </message>
    <message>
        <source>The audit trail is not as it was left; see what `overread audit verify` says.</source>
        <translation>Nhật ký kiểm toán không còn như lúc được để lại; xem kết quả của `overread audit verify`.</translation>
    </message>
    <message>
        <source>The audit trail of the database {named} is signed with another key than this station&apos;s; copy audit.key from the data folder of a station that uses it into this one&apos;s.</source>
        <translation>Nhật ký kiểm toán của cơ sở dữ liệu {named} được ký bằng khóa khác với khóa của trạm này; hãy chép audit.key từ thư mục dữ liệu của một trạm đang dùng cơ sở dữ liệu đó sang thư mục của trạm này.</translation>
    </message>
    <message>
        <source>The audit trail&apos;s anchor {path} cannot be written ({reason}); free some space, or check its rights.</source>
        <translation>Không ghi được điểm neo {path} của nhật ký kiểm toán ({reason}); hãy giải phóng dung lượng, hoặc kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>The backup {source} does not exist; name a file that `overread backup` wrote.</source>
        <translation>Không có bản sao lưu {source}; hãy nêu một tệp do `overread backup` ghi ra.</translation>
    </message>
    <message>
        <source>The backup {source} is not as it was written, or fits another audit key: {problems} Use another backup, or put its audit.key in place.</source>
        <translation>Bản sao lưu {source} không còn như lúc ghi, hoặc thuộc về khóa kiểm toán khác: {problems} Hãy dùng bản sao lưu khác, hoặc đặt audit.key của nó vào chỗ.</translation>
    </message>
    <message>
        <source>The body part is {body_part}; this network was made for {wanted}.</source>
        <translation>Bộ phận cơ thể là {body_part}; mô hình này được thiết kế cho {wanted}.</translation>
    </message>
    <message>
        <source>The bundle knows no class {label} for the label; choose one of {at_hand}.</source>
        <translation>Gói mô hình không có lớp {label} cho nhãn này; hãy chọn một trong {at_hand}.</translation>
    </message>
    <message>
        <source>The bundle knows no finding {finding}; choose one of {at_hand}.</source>
        <translation>Gói mô hình không có dấu hiệu {finding}; hãy chọn một trong {at_hand}.</translation>
    </message>
    <message>
        <source>The bundle {before_folder} was fitted again or exchanged since {bundle} replaced it, and would not read as it did; put the earlier one back, or choose a network with `overread bundles use`.</source>
        <translation>Gói {before_folder} đã được khớp lại hoặc thay đổi kể từ khi {bundle} thay thế nó, nên sẽ không đọc như trước; hãy đặt lại bản cũ, hoặc chọn mô hình bằng `overread bundles use`.</translation>
    </message>
    <message>
        <source>The bundle {name} cannot be copied to {parent} ({error}).</source>
        <translation>Không sao chép được gói mô hình {name} vào {parent} ({error}).</translation>
    </message>
    <message>
        <source>The bundle {name} changed while it was copied ({torn}); try again.</source>
        <translation>Gói mô hình {name} đã thay đổi trong lúc sao chép ({torn}); hãy thử lại.</translation>
    </message>
    <message>
        <source>The bundle {name} draws masks and gives no scores; choose a classifier.</source>
        <translation>Gói mô hình {name} vẽ vùng và không cho điểm; hãy chọn mô hình phân loại.</translation>
    </message>
    <message>
        <source>The bundle {name} draws no lungs; choose a segmenter.</source>
        <translation>Gói mô hình {name} không vẽ phổi; hãy chọn mô hình phân vùng.</translation>
    </message>
    <message>
        <source>The bundle {name} draws no lungs; choose one with the task segmentation.</source>
        <translation>Gói mô hình {name} không vẽ phổi; hãy chọn gói có nhiệm vụ segmentation.</translation>
    </message>
    <message>
        <source>The bundle {name} has an unusable manifest.json ({error}); install it again.</source>
        <translation>Gói mô hình {name} có manifest.json không dùng được ({error}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The bundle {name} has an unusable manifest.json ({fault}); install it again.</source>
        <translation>Gói mô hình {name} có manifest.json không dùng được ({fault}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The bundle {name} has an unusable {file} ({error}); mend it, or take it out.</source>
        <translation>Gói mô hình {name} có {file} không dùng được ({error}); hãy sửa hoặc bỏ tệp đó đi.</translation>
    </message>
    <message>
        <source>The bundle {name} has changed since the record was made (it was {version} with weights {sha256}..., here is {here}); add that version with `overread bundles add`.</source>
        <translation>Gói mô hình {name} đã thay đổi kể từ lúc ghi (khi đó là {version} với trọng số {sha256}..., ở đây là {here}); hãy thêm phiên bản đó bằng `overread bundles add`.</translation>
    </message>
    <message>
        <source>The bundle {name} has no finding {finding}; choose {keys}.</source>
        <translation>Gói mô hình {name} không có dấu hiệu {finding}; hãy chọn {keys}.</translation>
    </message>
    <message>
        <source>The bundle {name} has no learned gate; fit one with `overread refit`.</source>
        <translation>Gói mô hình {name} không có bộ lọc đầu vào đã học; hãy khớp bằng `overread refit`.</translation>
    </message>
    <message>
        <source>The bundle {name} has no readable manifest.json ({reason}); install it again.</source>
        <translation>Gói mô hình {name} không có manifest.json đọc được ({reason}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The bundle {name} lacks its example ({file}); install it again.</source>
        <translation>Gói mô hình {name} thiếu ảnh mẫu ({file}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The bundle {name} lacks its gate ({path_name}); install it again.</source>
        <translation>Gói mô hình {name} thiếu bộ lọc đầu vào ({path_name}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The bundle {name} lacks its weights ({file}); install it again.</source>
        <translation>Gói mô hình {name} thiếu trọng số ({file}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The bundle {name} {version} of the record is not here; add it with `overread bundles add`.</source>
        <translation>Không có ở đây gói mô hình {name} {version} của bản ghi; hãy thêm bằng `overread bundles add`.</translation>
    </message>
    <message>
        <source>The bundles {names} have no finding in common; name one with the same findings.</source>
        <translation>Các gói mô hình {names} không có dấu hiệu chung; hãy nêu gói có cùng các dấu hiệu.</translation>
    </message>
    <message>
        <source>The candidate is {candidate}, the network in use {used}: records could not tell them apart; give it another version.</source>
        <translation>Ứng viên là {candidate}, mô hình đang dùng là {used}: các bản ghi không phân biệt được hai mô hình; hãy đặt phiên bản khác.</translation>
    </message>
    <message>
        <source>The candidate is {candidate}, the network in use {used}: they can be told apart.</source>
        <translation>Ứng viên là {candidate}, mô hình đang dùng là {used}: phân biệt được hai mô hình.</translation>
    </message>
    <message>
        <source>The change plan {path} cannot be used ({reason}); mend or delete it.</source>
        <translation>Không dùng được kế hoạch thay đổi {path} ({reason}); hãy sửa hoặc xóa.</translation>
    </message>
    <message>
        <source>The change plan {path} has version {version}, this Overread knows {known}; adapt it.</source>
        <translation>Kế hoạch thay đổi {path} có phiên bản {version}, Overread này biết {known}; hãy sửa cho hợp.</translation>
    </message>
    <message>
        <source>The check for burned-in text needs RapidOCR, which is not there ({name}); install rapidocr and onnxruntime, or switch the check off.</source>
        <translation>Việc tìm chữ in trong ảnh cần RapidOCR, hiện không có ({name}); hãy cài rapidocr và onnxruntime, hoặc tắt việc này.</translation>
    </message>
    <message>
        <source>The check for burned-in text was cancelled; nothing was written.</source>
        <translation>Việc tìm chữ in trong ảnh đã bị hủy; không ghi gì ra.</translation>
    </message>
    <message>
        <source>The checkpoint has no last layer that gives one value a class; it is no classifier.</source>
        <translation>Checkpoint không có lớp cuối cho một giá trị mỗi lớp; đó không phải mô hình phân loại.</translation>
    </message>
    <message>
        <source>The checkpoint has no name for this output: it was not trained.</source>
        <translation>Checkpoint không có tên cho đầu ra này: nó không được huấn luyện.</translation>
    </message>
    <message>
        <source>The checkpoint is a network of TorchXRayVision and does not say which; name it with --like ({by_name}), or its {outputs} outputs with --classes.</source>
        <translation>Checkpoint là một mô hình của TorchXRayVision và không cho biết mô hình nào; hãy nêu bằng --like ({by_name}), hoặc nêu {outputs} đầu ra bằng --classes.</translation>
    </message>
    <message>
        <source>The checkpoint is damaged: no finite numbers has</source>
        <translation>Checkpoint bị hỏng: có số không hữu hạn trong</translation>
    </message>
    <message>
        <source>The checkpoint {path} is damaged ({kind}); delete it.</source>
        <translation>Checkpoint {path} bị hỏng ({kind}); hãy xóa.</translation>
    </message>
    <message>
        <source>The class {sided} names a side, mirrored images would be wrong; set flip = false in [augmentation].</source>
        <translation>Lớp {sided} nêu một bên, nên ảnh lật ngang sẽ sai; hãy đặt flip = false trong [augmentation].</translation>
    </message>
    <message>
        <source>The colour map {name} cannot be read ({error}); install Overread again.</source>
        <translation>Không đọc được bảng màu {name} ({error}); hãy cài lại Overread.</translation>
    </message>
    <message>
        <source>The column {name} has {count} different values, more than {most_members}; name a column of a few, such as bands of age.</source>
        <translation>Cột {name} có {count} giá trị khác nhau, nhiều hơn {most_members}; hãy nêu cột có ít giá trị, ví dụ nhóm tuổi.</translation>
    </message>
    <message>
        <source>The command met a fault of Overread ({kind}) and has ended; please report it.</source>
        <translation>Lệnh gặp lỗi của Overread ({kind}) và đã kết thúc; xin báo lại.</translation>
    </message>
    <message>
        <source>The comparison set holds the label {unknown}, which neither network knows ({keys}); correct it.</source>
        <translation>Tập so sánh có nhãn {unknown} mà cả hai mô hình đều không biết ({keys}); hãy sửa lại.</translation>
    </message>
    <message>
        <source>The comparison set is the frozen one, {set}.</source>
        <translation>Tập so sánh đúng là tập đã cố định, {set}.</translation>
    </message>
    <message>
        <source>The comparison set of the settings cannot be used, so nobody knows what must not train: {error}</source>
        <translation>Không dùng được tập so sánh trong cài đặt, nên không biết ảnh nào không được dùng để huấn luyện: {error}</translation>
    </message>
    <message>
        <source>The comparison set {set} is frozen from now on.</source>
        <translation>Từ nay tập so sánh {set} được cố định.</translation>
    </message>
    <message>
        <source>The comparison set {set} is not the one that earlier candidates met ({wanted}); use that one, or freeze this one by writing comparison_sha256 = &quot;{digest}&quot; into the plan.</source>
        <translation>Tập so sánh {set} không phải tập mà các ứng viên trước đã qua ({wanted}); hãy dùng tập đó, hoặc cố định tập này bằng cách ghi comparison_sha256 = &quot;{digest}&quot; vào kế hoạch.</translation>
    </message>
    <message>
        <source>The comparison set {set} is not the one that the plan names ({wanted}); use that one, or freeze this one by writing comparison_sha256 = &quot;{digest}&quot; into the plan.</source>
        <translation>Tập so sánh {set} không phải tập mà kế hoạch nêu ({wanted}); hãy dùng tập đó, hoặc cố định tập này bằng cách ghi comparison_sha256 = &quot;{digest}&quot; vào kế hoạch.</translation>
    </message>
    <message>
        <source>The copy {target} did not come out as the database is; check the disk and try again.</source>
        <translation>Bản sao {target} không giống cơ sở dữ liệu; hãy kiểm tra đĩa rồi thử lại.</translation>
    </message>
    <message>
        <source>The data folder {data_dir} cannot be made ({reason}); choose another with --data-dir.</source>
        <translation>Không tạo được thư mục dữ liệu {data_dir} ({reason}); hãy chọn thư mục khác bằng --data-dir.</translation>
    </message>
    <message>
        <source>The database {named} is kept by its server; let its administrator use {tool}.</source>
        <translation>Cơ sở dữ liệu {named} do máy chủ của nó giữ; hãy để người quản trị dùng {tool}.</translation>
    </message>
    <message>
        <source>The database {name} cannot be written, for its server is out of disk or memory; free some and try again.</source>
        <translation>Không ghi được cơ sở dữ liệu {name} vì máy chủ hết đĩa hoặc bộ nhớ; hãy giải phóng bớt rồi thử lại.</translation>
    </message>
    <message>
        <source>The database {name} does not answer; check its server and the network, and try again.</source>
        <translation>Cơ sở dữ liệu {name} không trả lời; hãy kiểm tra máy chủ và kết nối mạng rồi thử lại.</translation>
    </message>
    <message>
        <source>The database {name} is being written by another station for too long; try again.</source>
        <translation>Cơ sở dữ liệu {name} đang bị một trạm khác ghi quá lâu; hãy thử lại.</translation>
    </message>
    <message>
        <source>The database {name} is damaged; its administrator has to restore it from a backup.</source>
        <translation>Cơ sở dữ liệu {name} bị hỏng; người quản trị phải khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>The database {name} may only be read; connect to the server that takes writes.</source>
        <translation>Cơ sở dữ liệu {name} chỉ cho đọc; hãy kết nối đến máy chủ nhận ghi.</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened; check that its folder exists and may be written.</source>
        <translation>Không mở được cơ sở dữ liệu {path}; hãy kiểm tra thư mục có tồn tại và ghi được không.</translation>
    </message>
    <message>
        <source>The database {path} cannot be written anew ({reason}); see to its folder and try again.</source>
        <translation>Không ghi lại được cơ sở dữ liệu {path} ({reason}); hãy xem lại thư mục rồi thử lại.</translation>
    </message>
    <message>
        <source>The database {path} cannot be written, for the disk is full; free some space and try again.</source>
        <translation>Không ghi được cơ sở dữ liệu {path} vì đĩa đầy; hãy giải phóng dung lượng rồi thử lại.</translation>
    </message>
    <message>
        <source>The database {path} has the tables of an older Overread (schema {version}, this one needs {head}); let its administrator save it with pg_dump and then run `overread store migrate`.</source>
        <translation>Cơ sở dữ liệu {path} có các bảng của Overread cũ hơn (lược đồ {version}, bản này cần {head}); hãy để người quản trị sao lưu bằng pg_dump rồi chạy `overread store migrate`.</translation>
    </message>
    <message>
        <source>The database {path} is damaged; restore it from a backup.</source>
        <translation>Cơ sở dữ liệu {path} bị hỏng; hãy khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>The database {path} is locked by another program; close that program and try again.</source>
        <translation>Cơ sở dữ liệu {path} bị chương trình khác khóa; hãy đóng chương trình đó rồi thử lại.</translation>
    </message>
    <message>
        <source>The database {path} is not one of Overread&apos;s; let its administrator make an empty one for it.</source>
        <translation>Cơ sở dữ liệu {path} không phải của Overread; hãy để người quản trị tạo một cơ sở dữ liệu trống.</translation>
    </message>
    <message>
        <source>The database {path} may only be read; give yourself the right to write to its folder.</source>
        <translation>Cơ sở dữ liệu {path} chỉ cho đọc; hãy cấp cho mình quyền ghi vào thư mục của nó.</translation>
    </message>
    <message>
        <source>The database {path} was written by a newer Overread (schema {version}, this one knows {head}); update Overread to open it.</source>
        <translation>Cơ sở dữ liệu {path} do Overread mới hơn ghi (lược đồ {version}, bản này biết {head}); hãy cập nhật Overread để mở.</translation>
    </message>
    <message>
        <source>The database {target} is locked by another program; close that program and try again.</source>
        <translation>Cơ sở dữ liệu {target} bị chương trình khác khóa; hãy đóng chương trình đó rồi thử lại.</translation>
    </message>
    <message>
        <source>The device has too little memory for this map; choose a plainer one.</source>
        <translation>Thiết bị có quá ít bộ nhớ cho bản đồ này; hãy chọn loại đơn giản hơn.</translation>
    </message>
    <message>
        <source>The device {wanted} is not available here; choose auto or cpu (--device, or device in settings.json).</source>
        <translation>Không có thiết bị {wanted} ở đây; hãy chọn auto hoặc cpu (--device, hoặc device trong settings.json).</translation>
    </message>
    <message>
        <source>The disk under the database {path} reports an error; check the disk and its free space.</source>
        <translation>Đĩa chứa cơ sở dữ liệu {path} báo lỗi; hãy kiểm tra đĩa và dung lượng trống.</translation>
    </message>
    <message>
        <source>The example of the bundle {name} is damaged or exchanged; install the bundle again.</source>
        <translation>Ảnh mẫu của gói mô hình {name} bị hỏng hoặc bị thay; hãy cài lại gói.</translation>
    </message>
    <message>
        <source>The example studies are missing from resources/examples; install Overread again.</source>
        <translation>Thiếu các lần chụp mẫu trong resources/examples; hãy cài lại Overread.</translation>
    </message>
    <message>
        <source>The export cannot be read again to verify it ({reason}); check the rights and the disk, and export once more.</source>
        <translation>Không đọc lại được lần xuất để kiểm tra ({reason}); hãy kiểm tra quyền truy cập và đĩa, rồi xuất lần nữa.</translation>
    </message>
    <message>
        <source>The export folder {folder} cannot be written ({reason}); check the rights and the free space and export again, which goes on where this ended, or choose another folder.</source>
        <translation>Không ghi được thư mục xuất {folder} ({reason}); hãy kiểm tra quyền và dung lượng trống rồi xuất lại, việc xuất sẽ tiếp tục từ chỗ đã dừng, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The export key {path} cannot be read or made ({reason}); free some space, or check the rights of its folder.</source>
        <translation>Không đọc hoặc tạo được khóa xuất {path} ({reason}); hãy giải phóng dung lượng, hoặc kiểm tra quyền của thư mục.</translation>
    </message>
    <message>
        <source>The export key {path} is damaged ({count} bytes, not {key_bytes}); restore it from a backup, or delete it, and later exports will use other pseudonyms.</source>
        <translation>Khóa xuất {path} bị hỏng ({count} byte, không phải {key_bytes}); hãy khôi phục từ bản sao lưu, hoặc xóa đi, khi đó các lần xuất sau dùng mã giả danh khác.</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Việc xuất đã bị hủy; không ghi gì ra.</translation>
    </message>
    <message>
        <source>The export was stopped before any case was read.</source>
        <translation>Lần xuất đã bị dừng trước khi đọc ca nào.</translation>
    </message>
    <message>
        <source>The file does not name the body part; check that this is a chest radiograph.</source>
        <translation>Tệp không nêu bộ phận cơ thể; hãy kiểm tra xem đây có phải ảnh X-quang ngực không.</translation>
    </message>
    <message>
        <source>The file needs more memory than one image may take.</source>
        <translation>Tệp cần nhiều bộ nhớ hơn mức cho phép với một ảnh.</translation>
    </message>
    <message>
        <source>The file no longer holds the image that was assessed.</source>
        <translation>Tệp không còn chứa ảnh đã được nhận định.</translation>
    </message>
    <message>
        <source>The file scanner has been closed.</source>
        <translation>Bộ quét tệp đã đóng.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written ({reason}); free some space, or check the rights.</source>
        <translation>Không ghi được tệp {path} ({reason}); hãy giải phóng dung lượng, hoặc kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>The file {path} is not a database of Overread, or not encrypted as settings and keyring say (see `overread store encrypt`); restore it from a backup or move it away.</source>
        <translation>Tệp {path} không phải cơ sở dữ liệu của Overread, hoặc không được mã hóa như cài đặt và kho khóa nêu (xem `overread store encrypt`); hãy khôi phục từ bản sao lưu hoặc dời tệp đi.</translation>
    </message>
    <message>
        <source>The file {path} is not a database of Overread; restore it from a backup or move it away.</source>
        <translation>Tệp {path} không phải cơ sở dữ liệu của Overread; hãy khôi phục từ bản sao lưu hoặc dời tệp đi.</translation>
    </message>
    <message>
        <source>The file {source} is empty and no backup; name a file that `overread backup` wrote.</source>
        <translation>Tệp {source} trống và không phải bản sao lưu; hãy nêu một tệp do `overread backup` ghi ra.</translation>
    </message>
    <message>
        <source>The file {target} belongs to the data folder; name one outside of it for the backup.</source>
        <translation>Tệp {target} thuộc thư mục dữ liệu; hãy nêu tệp ở ngoài thư mục đó cho bản sao lưu.</translation>
    </message>
    <message>
        <source>The file {target} exists; name another, or overwrite it with --force.</source>
        <translation>Đã có tệp {target}; hãy nêu tệp khác, hoặc ghi đè bằng --force.</translation>
    </message>
    <message>
        <source>The flagged image cannot be copied to {root} ({reason}); free some space, check the rights, or set keep_instances to refer.</source>
        <translation>Không sao chép được ảnh gắn cờ vào {root} ({reason}); hãy giải phóng dung lượng, kiểm tra quyền truy cập, hoặc đặt keep_instances là refer.</translation>
    </message>
    <message>
        <source>The folder of bundles {root} cannot be listed ({reason}); check its rights.</source>
        <translation>Không liệt kê được thư mục các gói mô hình {root} ({reason}); hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>The format {unknown} is not built yet; built: {formats}.</source>
        <translation>Định dạng {unknown} chưa có; đã có: {formats}.</translation>
    </message>
    <message>
        <source>The gantry was tilted by {tilt:.1f} degrees: the slices do not lie straight above each other.</source>
        <translation>Khung máy (gantry) nghiêng {tilt:.1f} độ: các lát cắt không nằm thẳng trên nhau.</translation>
    </message>
    <message>
        <source>The gate of the bundle does not fit its network ({error}); fit it again.</source>
        <translation>Bộ lọc đầu vào của gói không hợp với mô hình ({error}); hãy khớp lại.</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} does not hold the arrays {names}; install it again.</source>
        <translation>Bộ lọc đầu vào của gói mô hình {name} không chứa các mảng {names}; hãy cài lại.</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} is damaged or exchanged; install it again.</source>
        <translation>Bộ lọc đầu vào của gói mô hình {name} bị hỏng hoặc bị thay; hãy cài lại.</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} is larger than 64 MB; install it again.</source>
        <translation>Bộ lọc đầu vào của gói mô hình {name} lớn hơn 64 MB; hãy cài lại.</translation>
    </message>
    <message>
        <source>The gate of the bundle {name} is unusable ({fault}); install it again.</source>
        <translation>Bộ lọc đầu vào của gói mô hình {name} không dùng được ({fault}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The gate of {name} {version} has no network of its own, so it fits no other classifier; fit one with `overread refit --gate-network FILE`.</source>
        <translation>Bộ lọc đầu vào của {name} {version} không có mô hình riêng, nên không hợp với mô hình phân loại nào khác; hãy khớp bằng `overread refit --gate-network FILE`.</translation>
    </message>
    <message>
        <source>The gate&apos;s own network cannot be used ({first_line}); install the bundle again.</source>
        <translation>Không dùng được mô hình riêng của bộ lọc đầu vào ({first_line}); hãy cài lại gói.</translation>
    </message>
    <message>
        <source>The gate&apos;s own network in the bundle {name} cannot be read ({error}); install it again.</source>
        <translation>Không đọc được mô hình riêng của bộ lọc đầu vào trong gói {name} ({error}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The goal {text} names a figure that the report does not have; look into report.json.</source>
        <translation>Mục tiêu {text} nêu con số mà báo cáo không có; hãy xem trong report.json.</translation>
    </message>
    <message>
        <source>The grey values seem to be inverted: air is bright and bone is dark</source>
        <translation>Các giá trị xám có vẻ bị đảo: khí thì sáng và xương thì tối</translation>
    </message>
    <message>
        <source>The image has {columns} x {rows} pixels; this network needs at least {smallest} on each side.</source>
        <translation>Ảnh có {columns} x {rows} điểm ảnh; mô hình này cần ít nhất {smallest} mỗi cạnh.</translation>
    </message>
    <message>
        <source>The image is blank: every pixel has the same value.</source>
        <translation>Ảnh trống: mọi điểm ảnh có cùng giá trị.</translation>
    </message>
    <message>
        <source>The image is gone: neither a kept copy nor the original file is there.</source>
        <translation>Ảnh không còn: cả bản lưu lẫn tệp gốc đều không có.</translation>
    </message>
    <message>
        <source>The image is in {split}, which measures the network.</source>
        <translation>Ảnh nằm trong {split}, phần dùng để đánh giá mô hình.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be used ({reason}); check its rights.</source>
        <translation>Không dùng được sổ tạm {path} ({reason}); hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>The kept image {folder} cannot be deleted ({reason}); check its rights.</source>
        <translation>Không xóa được ảnh đã giữ {folder} ({reason}); hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>The keyring of this account does not hold the key of the encrypted database; put it there with `overread store key --set`, or, where the file is not encrypted yet, run `overread store encrypt`.</source>
        <translation>Kho khóa của tài khoản này không có khóa của cơ sở dữ liệu đã mã hóa; hãy đưa khóa vào bằng `overread store key --set`, hoặc nếu tệp chưa được mã hóa, hãy chạy `overread store encrypt`.</translation>
    </message>
    <message>
        <source>The label {label} is not among the classes {classes}.</source>
        <translation>Nhãn {label} không thuộc các lớp {classes}.</translation>
    </message>
    <message>
        <source>The label {unknown} is no finding of the bundle {name} ({keys}).</source>
        <translation>Nhãn {unknown} không phải dấu hiệu của gói mô hình {name} ({keys}).</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} followed from a verdict; take that back instead.</source>
        <translation>Bước cuối của ca {queue_id} do một nhận định mà ra; hãy rút lại nhận định đó.</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} has let it leave the house; have the case reopened instead.</source>
        <translation>Bước cuối của ca {queue_id} đã cho dữ liệu ra ngoài; hãy cho mở lại ca.</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} is not {login}&apos;s; only her own can be undone.</source>
        <translation>Bước cuối của ca {queue_id} không phải của {login}; mỗi người chỉ hoàn tác được bước của mình.</translation>
    </message>
    <message>
        <source>The last step of case {queue_id} was {login}&apos;s blind word, which has shown her the others; have the case reopened instead.</source>
        <translation>Bước cuối của ca {queue_id} là ý kiến đọc mù của {login}, sau đó người này đã thấy các ý kiến khác; hãy cho mở lại ca.</translation>
    </message>
    <message>
        <source>The list of words {words} cannot be read ({error}); install Overread again.</source>
        <translation>Không đọc được danh sách từ {words} ({error}); hãy cài lại Overread.</translation>
    </message>
    <message>
        <source>The loss is not finite in epoch {epoch}; lower learning_rate (now {learning_rate:g}) or use precision fp32.</source>
        <translation>Giá trị hàm mất mát không hữu hạn ở epoch {epoch}; hãy giảm learning_rate (hiện là {learning_rate:g}) hoặc dùng precision fp32.</translation>
    </message>
    <message>
        <source>The lungs were not found: the mask covers {percent:.0f} % of the picture.</source>
        <translation>Không tìm thấy phổi: mặt nạ phủ {percent:.0f} % ảnh.</translation>
    </message>
    <message>
        <source>The manifest names no list of its images</source>
        <translation>Manifest không nêu danh sách ảnh của nó</translation>
    </message>
    <message>
        <source>The manifest.json of the bundle {name} is larger than {limit} MiB; a real one has some kilobytes.</source>
        <translation>manifest.json của gói mô hình {name} lớn hơn {limit} MiB; một manifest thật chỉ vài kilobyte.</translation>
    </message>
    <message>
        <source>The mask of the lungs covers {percent:.0f} % of the picture, which no pair of lungs does.</source>
        <translation>Mặt nạ phổi phủ {percent:.0f} % ảnh, không cặp phổi nào như thế.</translation>
    </message>
    <message>
        <source>The mask {name} has not the size of its image; draw it again.</source>
        <translation>Mặt nạ {name} không cùng kích thước với ảnh; hãy vẽ lại.</translation>
    </message>
    <message>
        <source>The missed finding {finding} needs its place; add a region.</source>
        <translation>Dấu hiệu bị sót {finding} cần có vị trí; hãy thêm vùng.</translation>
    </message>
    <message>
        <source>The modality is {modality}; this network was made for {wanted}.</source>
        <translation>Loại máy chụp là {modality}; mô hình này được thiết kế cho {wanted}.</translation>
    </message>
    <message>
        <source>The name {twice} is given to two outputs; each needs a name of its own.</source>
        <translation>Tên {twice} được đặt cho hai đầu ra; mỗi đầu ra cần một tên riêng.</translation>
    </message>
    <message>
        <source>The network calls {finding} positive, so that it was not missed; leave missed away.</source>
        <translation>Mô hình cho {finding} là dương tính, nên không bỏ sót; hãy bỏ mục bị sót.</translation>
    </message>
    <message>
        <source>The network has no class {label}.</source>
        <translation>Mô hình không có lớp {label}.</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs and the checkpoint does not name them; name them in their order with --classes a,b,c (an empty name hides an output), or take them from a bundle with --like.</source>
        <translation>Mô hình có {outputs} đầu ra và checkpoint không nêu tên; hãy nêu theo thứ tự bằng --classes a,b,c (tên trống ẩn một đầu ra), hoặc lấy từ một gói bằng --like.</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs, but {count} names were given.</source>
        <translation>Mô hình có {outputs} đầu ra, nhưng đã nêu {count} tên.</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs, but {name} has {count} findings.</source>
        <translation>Mô hình có {outputs} đầu ra, nhưng {name} có {count} dấu hiệu.</translation>
    </message>
    <message>
        <source>The network needs more memory than this computer has left; close other programs and try again.</source>
        <translation>Mô hình cần nhiều bộ nhớ hơn phần máy còn trống; hãy đóng các chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>The network takes {channels} channels; --mean and --std need one value for each.</source>
        <translation>Mô hình nhận {channels} kênh; --mean và --std cần một giá trị cho mỗi kênh.</translation>
    </message>
    <message>
        <source>The network takes {channels} channels; 1 and 3 can be given to it.</source>
        <translation>Mô hình nhận {channels} kênh; chỉ có thể đưa vào 1 và 3 kênh.</translation>
    </message>
    <message>
        <source>The option connect_timeout of the setting database_url is a number of seconds; mend it.</source>
        <translation>Tùy chọn connect_timeout của mục cài đặt database_url phải là số giây; hãy sửa lại.</translation>
    </message>
    <message>
        <source>The original of case {case} cannot be read again to verify the export ({kind}); check that it still lies where it was opened.</source>
        <translation>Không đọc lại được bản gốc của ca {case} để kiểm tra lần xuất ({kind}); hãy xem nó có còn ở nơi đã mở không.</translation>
    </message>
    <message>
        <source>The passphrase of {login} is wrong; type it again.</source>
        <translation>Mật khẩu của {login} sai; hãy gõ lại.</translation>
    </message>
    <message>
        <source>The passphrase of {login} was wrong {count} times; try again in {left_s} s.</source>
        <translation>Mật khẩu của {login} đã sai {count} lần; hãy thử lại sau {left_s} giây.</translation>
    </message>
    <message>
        <source>The patient&apos;s age is {age:.0f} months; this network was trained on ages from {youngest:g} to {oldest:g}.</source>
        <translation>Bệnh nhân {age:.0f} tháng tuổi; mô hình này được huấn luyện trên tuổi từ {youngest:g} đến {oldest:g}.</translation>
    </message>
    <message>
        <source>The patient&apos;s age is {age:.0f} years; this network was trained on ages from {youngest:g} to {oldest:g}.</source>
        <translation>Bệnh nhân {age:.0f} tuổi; mô hình này được huấn luyện trên tuổi từ {youngest:g} đến {oldest:g}.</translation>
    </message>
    <message>
        <source>The picture is unlike the radiographs that this network was trained on</source>
        <translation>Ảnh không giống các ảnh X-quang mà mô hình này đã học</translation>
    </message>
    <message>
        <source>The picture seems to be a page of text or a drawing</source>
        <translation>Ảnh có vẻ là một trang chữ hoặc hình vẽ</translation>
    </message>
    <message>
        <source>The picture seems to be rotated by 90 degrees, clockwise</source>
        <translation>Ảnh có vẻ bị xoay phải 90 độ</translation>
    </message>
    <message>
        <source>The picture seems to be rotated by 90 degrees, counter-clockwise</source>
        <translation>Ảnh có vẻ bị xoay trái 90 độ</translation>
    </message>
    <message>
        <source>The picture seems to be upside down (rotated by 180 degrees)</source>
        <translation>Ảnh có vẻ bị lộn ngược (xoay 180 độ)</translation>
    </message>
    <message>
        <source>The picture seems to show a pattern or noise, and no part of a body</source>
        <translation>Ảnh có vẻ là hoa văn hoặc nhiễu, không có bộ phận cơ thể</translation>
    </message>
    <message>
        <source>The picture seems to show only a part of what this network expects</source>
        <translation>Ảnh có vẻ chỉ có một phần của vùng mà mô hình này cần</translation>
    </message>
    <message>
        <source>The pixels still hold text in {count} place(s) after blackening; blacken them by hand or leave the case out.</source>
        <translation>Sau khi bôi đen, trong ảnh vẫn còn chữ ở {count} chỗ; hãy tự bôi đen hoặc không xuất ca này.</translation>
    </message>
    <message>
        <source>The pixels still hold text of the patient&apos;s header in {count} place(s) after blackening; blacken them by hand or leave the case out.</source>
        <translation>Sau khi bôi đen, trong ảnh vẫn còn chữ trùng với phần đầu tệp của bệnh nhân ở {count} chỗ; hãy tự bôi đen hoặc không xuất ca này.</translation>
    </message>
    <message>
        <source>The printer does not take the page; look whether it is switched on and has paper.</source>
        <translation>Máy in không nhận trang; hãy xem máy đã bật và có giấy chưa.</translation>
    </message>
    <message>
        <source>The provenance.json of the earlier export in {root} is damaged; choose an empty folder.</source>
        <translation>provenance.json của lần xuất trước trong {root} bị hỏng; hãy chọn thư mục trống.</translation>
    </message>
    <message>
        <source>The queue has no corrected case to train on; see `overread queue list`.</source>
        <translation>Hàng đợi không có ca đã sửa nào để huấn luyện; xem `overread queue list`.</translation>
    </message>
    <message>
        <source>The reader&apos;s name or the note holds bytes that are no text; type it again.</source>
        <translation>Tên người đọc hoặc ghi chú chứa byte không phải chữ; hãy gõ lại.</translation>
    </message>
    <message>
        <source>The region has no area; give left, top, width and height in pixels, the last two above 0.</source>
        <translation>Vùng không có diện tích; hãy cho trái, trên, rộng và cao theo điểm ảnh, hai số sau lớn hơn 0.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>Yêu cầu đã bị hủy.</translation>
    </message>
    <message>
        <source>The rows of {path} contradict one another ({what}: {words}); mend the manifest.</source>
        <translation>Các dòng của {path} mâu thuẫn nhau ({what}: {words}); hãy sửa manifest.</translation>
    </message>
    <message>
        <source>The sequence ({group:04X},{element:04X}) nests more than {most_levels} deep; ask for the file again.</source>
        <translation>Chuỗi DICOM ({group:04X},{element:04X}) lồng nhau sâu hơn {most_levels} mức; hãy yêu cầu gửi lại tệp.</translation>
    </message>
    <message>
        <source>The server of {name} does not encrypt connections, which patients&apos; data need; let its administrator set up TLS, or allow it with sslmode=prefer in database_url.</source>
        <translation>Máy chủ của {name} không mã hóa kết nối, điều mà dữ liệu bệnh nhân cần có; hãy để người quản trị thiết lập TLS, hoặc cho phép bằng sslmode=prefer trong database_url.</translation>
    </message>
    <message>
        <source>The server of {name} refuses the connection; check the user, the password and the database&apos;s name.</source>
        <translation>Máy chủ của {name} từ chối kết nối; hãy kiểm tra người dùng, mật khẩu và tên cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>The server of {name} takes no further connections; try again, or let its administrator allow more.</source>
        <translation>Máy chủ của {name} không nhận thêm kết nối; hãy thử lại, hoặc để người quản trị cho phép nhiều hơn.</translation>
    </message>
    <message>
        <source>The server of {name} wants another password; put the right one into the keyring with `overread store password`, or into PGPASSFILE.</source>
        <translation>Máy chủ của {name} cần mật khẩu khác; hãy đưa mật khẩu đúng vào kho khóa bằng `overread store password`, hoặc vào PGPASSFILE.</translation>
    </message>
    <message>
        <source>The set has no column {name} for --by; {said}.</source>
        <translation>Tập không có cột {name} cho --by; {said}.</translation>
    </message>
    <message>
        <source>The setting database_url has an option that PostgreSQL does not know; write those of libpq alone, such as sslmode and sslrootcert.</source>
        <translation>Mục cài đặt database_url có tùy chọn mà PostgreSQL không biết; chỉ ghi các tùy chọn của libpq, như sslmode và sslrootcert.</translation>
    </message>
    <message>
        <source>The setting database_url holds a password, which does not belong in a file; take it out and put it into the keyring with `overread store password`.</source>
        <translation>Mục cài đặt database_url chứa mật khẩu, vốn không được nằm trong tệp; hãy bỏ ra và đưa vào kho khóa bằng `overread store password`.</translation>
    </message>
    <message>
        <source>The setting database_url is no URL of a database; write {example}.</source>
        <translation>Mục cài đặt database_url không phải URL của cơ sở dữ liệu; hãy viết {example}.</translation>
    </message>
    <message>
        <source>The setting database_url names no PostgreSQL database; write {example}.</source>
        <translation>Mục cài đặt database_url không nêu cơ sở dữ liệu PostgreSQL; hãy viết {example}.</translation>
    </message>
    <message>
        <source>The slices are unevenly spaced: {least:.2f} to {most:.2f} mm apart.</source>
        <translation>Các lát cắt cách nhau không đều: {least:.2f} đến {most:.2f} mm.</translation>
    </message>
    <message>
        <source>The split val needs images of each finding ({keys}), and of no other label.</source>
        <translation>Phần val cần có ảnh của từng dấu hiệu ({keys}), và không có nhãn nào khác.</translation>
    </message>
    <message>
        <source>The split val needs images with and without a finding of the bundle ({keys}); add some.</source>
        <translation>Phần val cần có ảnh có và không có dấu hiệu của gói ({keys}); hãy thêm vào.</translation>
    </message>
    <message>
        <source>The split val shows no {unshown}; thresholds need images of every finding.</source>
        <translation>Phần val không có {unshown}; muốn có ngưỡng phải có ảnh của mọi dấu hiệu.</translation>
    </message>
    <message>
        <source>The stored split {path} cannot be read ({error}); name the {splits_csv} of a run.</source>
        <translation>Không đọc được cách chia đã lưu {path} ({error}); hãy nêu {splits_csv} của một lần chạy.</translation>
    </message>
    <message>
        <source>The stored split {path} is damaged; name the {splits_csv} of a run.</source>
        <translation>Cách chia đã lưu {path} bị hỏng; hãy nêu {splits_csv} của một lần chạy.</translation>
    </message>
    <message>
        <source>The table of de-identification {name} cannot be read ({error}); install Overread again.</source>
        <translation>Không đọc được bảng khử nhận dạng {name} ({error}); hãy cài lại Overread.</translation>
    </message>
    <message>
        <source>The table of de-identification {name} holds {found} rows, not {count}; install Overread again.</source>
        <translation>Bảng khử nhận dạng {name} có {found} dòng, không phải {count}; hãy cài lại Overread.</translation>
    </message>
    <message>
        <source>The trail does not hold event {number} as it was when it was noted elsewhere.</source>
        <translation>Nhật ký không giữ sự kiện {number} như lúc nó được ghi lại ở nơi khác.</translation>
    </message>
    <message>
        <source>The training configuration {path} cannot be used ({error}); mend it.</source>
        <translation>Không dùng được cấu hình huấn luyện {path} ({error}); hãy sửa lại.</translation>
    </message>
    <message>
        <source>The two bundles read no image in common; name one that reads these images.</source>
        <translation>Hai gói mô hình không có loại ảnh chung nào; hãy nêu gói đọc được các ảnh này.</translation>
    </message>
    <message>
        <source>The verification of what was written found that {leak}; the case is withheld.</source>
        <translation>Việc kiểm tra những gì đã ghi ra cho thấy {leak}; ca bị giữ lại.</translation>
    </message>
    <message>
        <source>The verification was stopped; nothing is exported before it has been done.</source>
        <translation>Việc kiểm tra đã bị dừng; chưa kiểm tra xong thì không xuất gì.</translation>
    </message>
    <message>
        <source>The view position is {view_position}; this network was made for {wanted}.</source>
        <translation>Tư thế chụp là {view_position}; mô hình này được thiết kế cho {wanted}.</translation>
    </message>
    <message>
        <source>The weights of the bundle {name} are damaged or exchanged (SHA-256 {found}... is not the manifest&apos;s {stated}...); install it again.</source>
        <translation>Trọng số của gói mô hình {name} bị hỏng hoặc bị thay (SHA-256 {found}... không phải {stated}... như manifest nêu); hãy cài lại.</translation>
    </message>
    <message>
        <source>The weights of the bundle {name} are no safetensors file ({error}); a checkpoint becomes a bundle with `overread bundles import`.</source>
        <translation>Trọng số của gói mô hình {name} không phải tệp safetensors ({error}); checkpoint được đổi thành gói bằng `overread bundles import`.</translation>
    </message>
    <message>
        <source>The weights of the bundle {name} do not load ({first_line}); install it again.</source>
        <translation>Không nạp được trọng số của gói mô hình {name} ({first_line}); hãy cài lại.</translation>
    </message>
    <message>
        <source>The weights {path} cannot be read ({kind}); name another file.</source>
        <translation>Không đọc được trọng số {path} ({kind}); hãy nêu tệp khác.</translation>
    </message>
    <message>
        <source>The {attribute} is {value}; it was made for {wanted}.</source>
        <translation>Ảnh này có {attribute} {value}; mô hình được thiết kế cho {wanted}.</translation>
    </message>
    <message>
        <source>The {attribute} {value} is what it was made for.</source>
        <translation>Mô hình được thiết kế cho {attribute} {value}.</translation>
    </message>
    <message>
        <source>The {file} of the bundle {name} is larger than {limit} MiB; a real one has some kilobytes.</source>
        <translation>{file} của gói mô hình {name} lớn hơn {limit} MiB; tệp thật chỉ vài kilobyte.</translation>
    </message>
    <message>
        <source>The {name} answers again.</source>
        <translation>Phần {name} lại trả lời.</translation>
    </message>
    <message>
        <source>The {name} has been closed.</source>
        <translation>Phần {name} đã đóng.</translation>
    </message>
    <message>
        <source>The {name} has not answered for {seconds:.0f} s.</source>
        <translation>Phần {name} không trả lời đã {seconds:.0f} giây.</translation>
    </message>
    <message>
        <source>The {name} is ready.</source>
        <translation>Phần {name} đã sẵn sàng.</translation>
    </message>
    <message>
        <source>The {name} is starting.</source>
        <translation>Phần {name} đang khởi động.</translation>
    </message>
    <message>
        <source>The {name} was restarted.</source>
        <translation>Phần {name} đã được khởi động lại.</translation>
    </message>
    <message>
        <source>The {name} {what} and was restarted; try again.</source>
        <translation>Phần {name} {what} và đã được khởi động lại; hãy thử lại.</translation>
    </message>
    <message>
        <source>The {name} {what}.</source>
        <translation>Phần {name} {what}.</translation>
    </message>
    <message>
        <source>There are no training images of at least two classes; add some to the set.</source>
        <translation>Không có ảnh huấn luyện của ít nhất hai lớp; hãy thêm vào tập.</translation>
    </message>
    <message>
        <source>There is a database {target} already; replace it by the backup with --force.</source>
        <translation>Đã có cơ sở dữ liệu {target}; hãy thay bằng bản sao lưu với --force.</translation>
    </message>
    <message>
        <source>There is no bundle named {name} (at hand: {known}); see `overread bundles list`.</source>
        <translation>Không có gói mô hình tên {name} (hiện có: {known}); xem `overread bundles list`.</translation>
    </message>
    <message>
        <source>There is no classifier among the bundles at hand; see `overread bundles list`.</source>
        <translation>Không có mô hình phân loại trong các gói hiện có; xem `overread bundles list`.</translation>
    </message>
    <message>
        <source>There is no device {wanted}; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>Không có thiết bị {wanted}; hãy chọn auto, cpu, cuda, cuda:N hoặc mps.</translation>
    </message>
    <message>
        <source>There is no image to measure the maps on; name a set with a val split.</source>
        <translation>Không có ảnh nào để đánh giá bản đồ; hãy nêu tập có phần val.</translation>
    </message>
    <message>
        <source>There is no list of its images</source>
        <translation>Không có danh sách ảnh của nó</translation>
    </message>
    <message>
        <source>There is no lung segmenter among the bundles; add one with `overread bundles add`.</source>
        <translation>Không có mô hình phân vùng phổi trong các gói; hãy thêm bằng `overread bundles add`.</translation>
    </message>
    <message>
        <source>There is no method {method}; choose {methods}.</source>
        <translation>Không có phương pháp {method}; hãy chọn {methods}.</translation>
    </message>
    <message>
        <source>There is no queue entry {queue_id}; see `overread queue list`.</source>
        <translation>Không có mục {queue_id} trong hàng đợi; xem `overread queue list`.</translation>
    </message>
    <message>
        <source>There is no reason code {reason}; choose one of {reason_codes}.</source>
        <translation>Không có mã lý do {reason}; hãy chọn một trong {reason_codes}.</translation>
    </message>
    <message>
        <source>These are not the base weights that the configuration records; the weights will differ.</source>
        <translation>Đây không phải trọng số gốc mà cấu hình ghi; trọng số thu được sẽ khác.</translation>
    </message>
    <message>
        <source>These are not the images of the run that the configuration records; the weights will differ.</source>
        <translation>Đây không phải các ảnh của lần chạy mà cấu hình ghi; trọng số thu được sẽ khác.</translation>
    </message>
    <message>
        <source>This account has no keyring that keeps a secret; start and unlock one (GNOME Keyring, KWallet, the system&apos;s own on Windows and macOS) and try again.</source>
        <translation>Tài khoản này không có kho khóa giữ được bí mật; hãy khởi động và mở khóa một kho (GNOME Keyring, KWallet, kho của hệ thống trên Windows và macOS) rồi thử lại.</translation>
    </message>
    <message>
        <source>This is a colour picture, not a radiograph.</source>
        <translation>Đây là ảnh màu, không phải ảnh X-quang.</translation>
    </message>
    <message>
        <source>This is a lateral view; this network was made for frontal views.</source>
        <translation>Đây là ảnh nghiêng; mô hình này được thiết kế cho ảnh thẳng.</translation>
    </message>
    <message>
        <source>This network names no earlier layer; choose another detail.</source>
        <translation>Mô hình này không có lớp trước; hãy chọn mức chi tiết khác.</translation>
    </message>
    <message>
        <source>This network reads {width} x {height} pixels already; choose the plain map.</source>
        <translation>Mô hình này vốn đã đọc {width} x {height} điểm ảnh; hãy chọn bản đồ thường.</translation>
    </message>
    <message>
        <source>This word is a second reader&apos;s or an adjudicator&apos;s on case {queue_id}; have that case reopened instead.</source>
        <translation>Đây là ý kiến của người đọc thứ hai hoặc người phân xử về ca {queue_id}; hãy cho mở lại ca đó.</translation>
    </message>
    <message>
        <source>Thresholds fitted on val would flatter it: of {total} images, {same} were trained on, {patients} are of patients that it was trained on, {alike} look the same as a training picture, {deciding} as a picture of test; train it without them, or take them out of val.</source>
        <translation>Ngưỡng khớp trên val sẽ làm đẹp cho nó: trong {total} ảnh, {same} ảnh đã dùng để huấn luyện, {patients} ảnh là của bệnh nhân đã dùng để huấn luyện, {alike} ảnh trông giống ảnh huấn luyện, {deciding} ảnh giống ảnh của test; hãy huấn luyện mà không có các ảnh đó, hoặc bỏ chúng khỏi val.</translation>
    </message>
    <message>
        <source>Tractography</source>
        <translation>Bản đồ bó sợi thần kinh</translation>
    </message>
    <message>
        <source>WARNING: no source of val holds normal and abnormal images enough, so nobody can tell whether one threshold suits them all; add some.</source>
        <translation>CẢNH BÁO: không nguồn nào của val có đủ ảnh bình thường và bất thường, nên không biết một ngưỡng có hợp với mọi nguồn hay không; hãy thêm ảnh.</translation>
    </message>
    <message>
        <source>WARNING: one threshold is kept for all sources, and it does not suit {sources}. A network has no threshold by source; expect more errors there, and at any place that is like it.</source>
        <translation>CẢNH BÁO: một ngưỡng được giữ cho mọi nguồn, và không hợp với {sources}. Mô hình không có ngưỡng riêng theo nguồn; hãy lường trước nhiều sai sót hơn ở đó, và ở mọi nơi giống như vậy.</translation>
    </message>
    <message>
        <source>WORSE</source>
        <translation>KÉM HƠN</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Dạng sóng</translation>
    </message>
    <message>
        <source>What waits in the journal was encrypted with another key than the database&apos;s; put that key into the keyring with `overread store key --set`.</source>
        <translation>Những gì chờ trong sổ tạm được mã hóa bằng khóa khác với khóa của cơ sở dữ liệu; hãy đưa khóa đó vào kho khóa bằng `overread store key --set`.</translation>
    </message>
    <message>
        <source>What was said of case {queue_id} has been open to {login}, whose role is, or once was, another than Reader; its new second reader must be a Reader who could never look.</source>
        <translation>{login}, người có hoặc từng có vai trò khác Người đọc, đã có thể xem những gì được nói về ca {queue_id}; người đọc thứ hai mới phải là một Người đọc chưa từng có thể xem.</translation>
    </message>
    <message>
        <source>Whether these images trained {network} cannot be known: its bundle has no list of them to rely on.</source>
        <translation>Không thể biết các ảnh này có huấn luyện {network} hay không: gói của nó không có danh sách ảnh đáng tin.</translation>
    </message>
    <message>
        <source>a bare window is painted after {time:.0f} ms</source>
        <translation>cửa sổ trống được vẽ sau {time:.0f} ms</translation>
    </message>
    <message>
        <source>a scale is not above 0</source>
        <translation>một hệ số tỷ lệ không lớn hơn 0</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>đã phân xử</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>hai người đọc cùng ý</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>toàn bộ ảnh</translation>
    </message>
    <message>
        <source>at least one finding must not be hidden</source>
        <translation>phải có ít nhất một dấu hiệu không bị ẩn</translation>
    </message>
    <message>
        <source>at worst {low:+.3f} (95 % interval, {images} images)</source>
        <translation>xấu nhất là {low:+.3f} (khoảng tin cậy 95 %, {images} ảnh)</translation>
    </message>
    <message>
        <source>attention_weight needs a network that weighs its cells; set lung_attention = true in [architecture_args], or attention_weight to 0.</source>
        <translation>attention_weight cần mô hình có trọng số cho từng ô; hãy đặt lung_attention = true trong [architecture_args], hoặc attention_weight bằng 0.</translation>
    </message>
    <message>
        <source>augmentation.aspect = {aspect} is outside 0 to 1; mend it.</source>
        <translation>augmentation.aspect = {aspect} nằm ngoài 0 đến 1; hãy sửa lại.</translation>
    </message>
    <message>
        <source>augmentation.noise_grey = {noise_grey} is outside 1 to 255; for no noise set noise_share to 0.</source>
        <translation>augmentation.noise_grey = {noise_grey} nằm ngoài 1 đến 255; nếu không muốn nhiễu, hãy đặt noise_share bằng 0.</translation>
    </message>
    <message>
        <source>augmentation.{name} = {given} is no range within {low:g} to {high:g}, the lower end first; mend it.</source>
        <translation>augmentation.{name} = {given} không phải khoảng trong {low:g} đến {high:g}, đầu nhỏ viết trước; hãy sửa lại.</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>cỡ lô</translation>
    </message>
    <message>
        <source>batch_size {batch_size} must be a multiple of the {world} processes.</source>
        <translation>batch_size {batch_size} phải là bội số của {world} tiến trình.</translation>
    </message>
    <message>
        <source>body part</source>
        <translation>bộ phận cơ thể</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>gói mô hình</translation>
    </message>
    <message>
        <source>calibration.platt needs sigmoid outputs, and slope.KEY and intercept.KEY of each finding</source>
        <translation>calibration.platt cần đầu ra sigmoid, cùng slope.KEY và intercept.KEY của từng dấu hiệu</translation>
    </message>
    <message>
        <source>calibration.temperature must be above 0</source>
        <translation>calibration.temperature phải lớn hơn 0</translation>
    </message>
    <message>
        <source>cam.display_max must be above 0</source>
        <translation>cam.display_max phải lớn hơn 0</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>ứng viên</translation>
    </message>
    <message>
        <source>class_weights takes classes ({classes}) and weights above 0.</source>
        <translation>class_weights nhận các lớp ({classes}) và trọng số lớn hơn 0.</translation>
    </message>
    <message>
        <source>codec: {name}</source>
        <translation>bộ giải mã: {name}</translation>
    </message>
    <message>
        <source>comparison set: {count} images of test</source>
        <translation>tập so sánh: {count} ảnh của test</translation>
    </message>
    <message>
        <source>connection encrypted</source>
        <translation>kết nối được mã hóa</translation>
    </message>
    <message>
        <source>connection not encrypted</source>
        <translation>kết nối không được mã hóa</translation>
    </message>
    <message>
        <source>database</source>
        <translation>cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>device</source>
        <translation>thiết bị tính</translation>
    </message>
    <message>
        <source>did not start within {seconds:.0f} s</source>
        <translation>không khởi động được trong {seconds:.0f} giây</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>ổ đĩa</translation>
    </message>
    <message>
        <source>draws and balance = {balance} both decide what an epoch holds; take one out of the configuration.</source>
        <translation>draws và balance = {balance} cùng quyết định nội dung một epoch; hãy bỏ một trong hai khỏi cấu hình.</translation>
    </message>
    <message>
        <source>draws leaves no image of an epoch: it is 0 for every source; raise one.</source>
        <translation>draws không để lại ảnh nào cho một epoch: mọi nguồn đều là 0; hãy tăng một nguồn.</translation>
    </message>
    <message>
        <source>draws names {strange}, of which there are no training images; write a source, or source/label.</source>
        <translation>draws nêu {strange}, vốn không có ảnh huấn luyện; hãy viết một nguồn, hoặc nguồn/nhãn.</translation>
    </message>
    <message>
        <source>draws.{below} = {draws} is below 0; 0 leaves a source out.</source>
        <translation>draws.{below} = {draws} nhỏ hơn 0; 0 là bỏ một nguồn.</translation>
    </message>
    <message>
        <source>encrypted by SQLCipher {version}</source>
        <translation>mã hóa bằng SQLCipher {version}</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>kết thúc ngoài dự kiến</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}: mean AUC on val {score:.4f}</source>
        <translation>epoch {epoch}/{epochs}: AUC trung bình trên val {score:.4f}</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}: no score, val is too small</source>
        <translation>epoch {epoch}/{epochs}: không có điểm, val quá nhỏ</translation>
    </message>
    <message>
        <source>epoch {epoch}: {done}/{passes} batches, loss {loss:.3f}, {rate:.1f} img/s, {left_min:.0f} min left in it, {rest_min:.0f} min in all</source>
        <translation>epoch {epoch}: {done}/{passes} lô, loss {loss:.3f}, {rate:.1f} ảnh/giây, còn {left_min:.0f} phút trong epoch, {rest_min:.0f} phút tất cả</translation>
    </message>
    <message>
        <source>evaluated by {name}</source>
        <translation>đánh giá bằng {name}</translation>
    </message>
    <message>
        <source>evaluated with borders and letters painted over</source>
        <translation>đánh giá khi đã che viền và chữ</translation>
    </message>
    <message>
        <source>example.file must be a plain file name</source>
        <translation>example.file phải là tên tệp không kèm thư mục</translation>
    </message>
    <message>
        <source>example.logits need one value a finding</source>
        <translation>example.logits cần một giá trị cho mỗi dấu hiệu</translation>
    </message>
    <message>
        <source>export verifier</source>
        <translation>kiểm tra bản xuất</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>đã xuất</translation>
    </message>
    <message>
        <source>exporter</source>
        <translation>xuất ca</translation>
    </message>
    <message>
        <source>file reader</source>
        <translation>đọc tệp</translation>
    </message>
    <message>
        <source>file scanner</source>
        <translation>quét tệp</translation>
    </message>
    <message>
        <source>findings must be named once each, in a-z 0-9 _</source>
        <translation>mỗi dấu hiệu phải có một tên riêng, gồm a-z 0-9 _</translation>
    </message>
    <message>
        <source>float32 was asked for.</source>
        <translation>Đã yêu cầu float32.</translation>
    </message>
    <message>
        <source>gate.statistics needs a plain .safetensors file, kinds, and limits of 1 or more</source>
        <translation>gate.statistics cần một tệp .safetensors không kèm thư mục, các loại, và giới hạn từ 1 trở lên</translation>
    </message>
    <message>
        <source>gate.statistics.network needs a plain .safetensors file, a side of 32 to 512, 1 to 8 cells, and the input&apos;s percentiles</source>
        <translation>gate.statistics.network cần một tệp .safetensors không kèm thư mục, cạnh từ 32 đến 512, 1 đến 8 ô, và percentiles của input</translation>
    </message>
    <message>
        <source>gate: {count} pictures {name}</source>
        <translation>bộ lọc đầu vào: {count} ảnh {name}</translation>
    </message>
    <message>
        <source>gave no sign of life for {seconds:.0f} s</source>
        <translation>không có dấu hiệu hoạt động trong {seconds:.0f} giây</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>đang xét</translation>
    </message>
    <message>
        <source>input sizes must lie between 16 and 4096</source>
        <translation>kích thước đầu vào phải từ 16 đến 4096</translation>
    </message>
    <message>
        <source>input.ages_years must rise from 0 or more</source>
        <translation>input.ages_years phải tăng dần từ 0 trở lên</translation>
    </message>
    <message>
        <source>input.channels must be 1 or 3</source>
        <translation>input.channels phải là 1 hoặc 3</translation>
    </message>
    <message>
        <source>input.mean and std need one value a channel</source>
        <translation>input.mean và std cần một giá trị cho mỗi kênh</translation>
    </message>
    <message>
        <source>input.percentiles must rise within 0 and 100</source>
        <translation>input.percentiles phải tăng dần trong khoảng 0 đến 100</translation>
    </message>
    <message>
        <source>input.std must be above 0</source>
        <translation>input.std phải lớn hơn 0</translation>
    </message>
    <message>
        <source>install Overread again</source>
        <translation>hãy cài đặt lại Overread</translation>
    </message>
    <message>
        <source>install {library}</source>
        <translation>hãy cài {library}</translation>
    </message>
    <message>
        <source>it has {columns}</source>
        <translation>tập có {columns}</translation>
    </message>
    <message>
        <source>it is 8, 16 or 32</source>
        <translation>phải là 8, 16 hoặc 32</translation>
    </message>
    <message>
        <source>it is a folder; write a manifest CSV</source>
        <translation>tập là một thư mục; hãy viết manifest CSV</translation>
    </message>
    <message>
        <source>it is true or false</source>
        <translation>phải là true hoặc false</translation>
    </message>
    <message>
        <source>it reads {channels} channels</source>
        <translation>nó đọc {channels} kênh</translation>
    </message>
    <message>
        <source>its compressed data are damaged</source>
        <translation>dữ liệu nén bị hỏng</translation>
    </message>
    <message>
        <source>its words are missing: install Overread again</source>
        <translation>thiếu phần dịch: hãy cài đặt lại Overread</translation>
    </message>
    <message>
        <source>language: {language}</source>
        <translation>ngôn ngữ: {language}</translation>
    </message>
    <message>
        <source>looked at {done} of {total} images</source>
        <translation>đã xem {done} trên {total} ảnh</translation>
    </message>
    <message>
        <source>lung masks for {masked} of {count} images</source>
        <translation>mặt nạ phổi cho {masked} trên {count} ảnh</translation>
    </message>
    <message>
        <source>manifest_version {found} is not {known}</source>
        <translation>manifest_version {found} không phải {known}</translation>
    </message>
    <message>
        <source>maps held against regions</source>
        <translation>đối chiếu bản đồ với vùng</translation>
    </message>
    <message>
        <source>mean and std have {count} values and the network reads {channels} channels; set architecture_args.in_chans = {count}, or give mean and std a value for each channel.</source>
        <translation>mean và std có {count} giá trị còn mô hình đọc {channels} kênh; hãy đặt architecture_args.in_chans = {count}, hoặc cho mean và std mỗi kênh một giá trị.</translation>
    </message>
    <message>
        <source>mean and std need 1 or 3 values each, std above 0; change the training configuration.</source>
        <translation>mean và std cần mỗi thứ 1 hoặc 3 giá trị, std lớn hơn 0; hãy sửa cấu hình huấn luyện.</translation>
    </message>
    <message>
        <source>met</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>modality</source>
        <translation>loại máy chụp</translation>
    </message>
    <message>
        <source>name has characters outside a-z 0-9 . _ -</source>
        <translation>name có ký tự ngoài a-z 0-9 . _ -</translation>
    </message>
    <message>
        <source>network</source>
        <translation>mô hình</translation>
    </message>
    <message>
        <source>network in use</source>
        <translation>mô hình đang dùng</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>no font has its characters: install one (Debian: fonts-noto-cjk)</source>
        <translation>không phông chữ nào có các ký tự của ngôn ngữ này: hãy cài một phông (Debian: fonts-noto-cjk)</translation>
    </message>
    <message>
        <source>no interval can be stated</source>
        <translation>không tính được khoảng tin cậy</translation>
    </message>
    <message>
        <source>no pixel data</source>
        <translation>không có dữ liệu điểm ảnh</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>không mã hóa</translation>
    </message>
    <message>
        <source>not fitted: val has no finding both with and without it</source>
        <translation>chưa khớp: val không có dấu hiệu nào vừa có vừa không</translation>
    </message>
    <message>
        <source>not fitted: val lacks a class</source>
        <translation>chưa khớp: val thiếu một lớp</translation>
    </message>
    <message>
        <source>not worse</source>
        <translation>không kém hơn</translation>
    </message>
    <message>
        <source>nothing stated</source>
        <translation>không nêu</translation>
    </message>
    <message>
        <source>on only {images} images, so the difference itself counts</source>
        <translation>chỉ trên {images} ảnh, nên lấy chính hiệu số</translation>
    </message>
    <message>
        <source>op_norm needs sigmoid outputs and operating points between 0 and 1</source>
        <translation>op_norm cần đầu ra sigmoid và điểm vận hành giữa 0 và 1</translation>
    </message>
    <message>
        <source>opacity_class = {opacity_class} is no class of this set ({classes}); name one in [augmentation], or set opacity_share to 0.</source>
        <translation>opacity_class = {opacity_class} không phải lớp của tập này ({classes}); hãy nêu một lớp trong [augmentation], hoặc đặt opacity_share bằng 0.</translation>
    </message>
    <message>
        <source>operating_points must enclose the threshold, within 0 and 1</source>
        <translation>operating_points phải bao lấy ngưỡng, trong khoảng 0 đến 1</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>đầu ra</translation>
    </message>
    <message>
        <source>outside_weight needs a network with a linear head; choose another architecture or set it to 0.</source>
        <translation>outside_weight cần mô hình có lớp đầu ra tuyến tính; hãy chọn kiến trúc khác hoặc đặt bằng 0.</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>độ chính xác số</translation>
    </message>
    <message>
        <source>precision fp16 needs a CUDA device; choose bf16 or fp32.</source>
        <translation>precision fp16 cần thiết bị CUDA; hãy chọn bf16 hoặc fp32.</translation>
    </message>
    <message>
        <source>present</source>
        <translation>có</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>đã loại</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>đã mở lại</translation>
    </message>
    <message>
        <source>second read</source>
        <translation>người đọc thứ hai khác ý</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>cài đặt</translation>
    </message>
    <message>
        <source>source {name}</source>
        <translation>nguồn {name}</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>kết nối bị ngắt</translation>
    </message>
    <message>
        <source>the gate is that of the network in use: it has a network of its own</source>
        <translation>bộ lọc đầu vào là của mô hình đang dùng: nó có mô hình riêng</translation>
    </message>
    <message>
        <source>the gate stays as it came: {count} images of train are too few to fit it on</source>
        <translation>bộ lọc đầu vào giữ nguyên như lúc nhận: {count} ảnh của train là quá ít để khớp</translation>
    </message>
    <message>
        <source>the gate stays as it was: {train} images of train and {val} of val are too few to fit it</source>
        <translation>bộ lọc đầu vào giữ nguyên: {train} ảnh của train và {val} của val là quá ít để khớp</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>kho khóa</translation>
    </message>
    <message>
        <source>the server says {code} {reason}</source>
        <translation>máy chủ báo {code} {reason}</translation>
    </message>
    <message>
        <source>the set</source>
        <translation>cả tập</translation>
    </message>
    <message>
        <source>the set CANNOT DECIDE this; add images</source>
        <translation>tập KHÔNG THỂ QUYẾT ĐỊNH điều này; hãy thêm ảnh</translation>
    </message>
    <message>
        <source>thresholds must lie between 0 and 1</source>
        <translation>ngưỡng phải nằm giữa 0 và 1</translation>
    </message>
    <message>
        <source>to adjudicate</source>
        <translation>việc phân xử</translation>
    </message>
    <message>
        <source>to claim</source>
        <translation>việc nhận ca</translation>
    </message>
    <message>
        <source>to export</source>
        <translation>việc xuất</translation>
    </message>
    <message>
        <source>to put-back</source>
        <translation>việc đặt lại</translation>
    </message>
    <message>
        <source>to record</source>
        <translation>việc ghi nhận định</translation>
    </message>
    <message>
        <source>to reject</source>
        <translation>việc loại ca</translation>
    </message>
    <message>
        <source>to release</source>
        <translation>việc trả lại</translation>
    </message>
    <message>
        <source>to reopen</source>
        <translation>việc mở lại</translation>
    </message>
    <message>
        <source>to second-read</source>
        <translation>việc đọc lần hai</translation>
    </message>
    <message>
        <source>to set</source>
        <translation>việc đổi trạng thái</translation>
    </message>
    <message>
        <source>to take-back</source>
        <translation>việc rút lại</translation>
    </message>
    <message>
        <source>to undo</source>
        <translation>việc hoàn tác</translation>
    </message>
    <message>
        <source>too few to judge by</source>
        <translation>quá ít để xét</translation>
    </message>
    <message>
        <source>took longer than {seconds:g} s</source>
        <translation>chạy lâu hơn {seconds:g} giây</translation>
    </message>
    <message>
        <source>took longer than {seconds:g} s (settings: {setting})</source>
        <translation>chạy lâu hơn {seconds:g} giây (cài đặt: {setting})</translation>
    </message>
    <message>
        <source>train: {counts}; limits: val, {count} images</source>
        <translation>train: {counts}; giới hạn: val, {count} ảnh</translation>
    </message>
    <message>
        <source>val, {count} images</source>
        <translation>val, {count} ảnh</translation>
    </message>
    <message>
        <source>val: {count} images</source>
        <translation>val: {count} ảnh</translation>
    </message>
    <message>
        <source>view position</source>
        <translation>tư thế chụp</translation>
    </message>
    <message>
        <source>weights must be a .safetensors file</source>
        <translation>trọng số phải là tệp .safetensors</translation>
    </message>
    <message>
        <source>weights.file must be a plain file name</source>
        <translation>weights.file phải là tên tệp không kèm thư mục</translation>
    </message>
    <message>
        <source>window</source>
        <translation>cửa sổ</translation>
    </message>
    <message>
        <source>{bundle}, which was promoted last, no longer reads (the settings name {settings_bundle}); choose a network with `overread bundles use`.</source>
        <translation>{bundle}, mô hình được đưa vào dùng sau cùng, không còn đọc được (cài đặt nêu {settings_bundle}); hãy chọn mô hình bằng `overread bundles use`.</translation>
    </message>
    <message>
        <source>{complaint} {name} and {count} more; check --architecture, or take the file of its makers.</source>
        <translation>{complaint} {name} và {count} mục nữa; hãy kiểm tra --architecture, hoặc lấy tệp của người làm ra nó.</translation>
    </message>
    <message>
        <source>{complaint} {name}; check --architecture, or take the file of its makers.</source>
        <translation>{complaint} {name}; hãy kiểm tra --architecture, hoặc lấy tệp của người làm ra nó.</translation>
    </message>
    <message>
        <source>{complaint}: another size has</source>
        <translation>{complaint}: khác kích thước ở</translation>
    </message>
    <message>
        <source>{complaint}: it has more than that, such as</source>
        <translation>{complaint}: thừa, chẳng hạn</translation>
    </message>
    <message>
        <source>{complaint}: it lacks</source>
        <translation>{complaint}: thiếu</translation>
    </message>
    <message>
        <source>{corrections} corrected cases train with {replayed} images of the old data.</source>
        <translation>{corrections} ca đã sửa được huấn luyện cùng {replayed} ảnh của dữ liệu cũ.</translation>
    </message>
    <message>
        <source>{count} duplicates, {contradicting} of them with another label</source>
        <translation>{count} ảnh trùng, {contradicting} trong đó mang nhãn khác</translation>
    </message>
    <message>
        <source>{count} font families have its characters</source>
        <translation>{count} họ phông chữ có các ký tự của ngôn ngữ này</translation>
    </message>
    <message>
        <source>{count} images at once</source>
        <translation>{count} ảnh một lượt</translation>
    </message>
    <message>
        <source>{count} images of {split}; whole network initialised anew, seed {seed}; passed below {limit:g}</source>
        <translation>{count} ảnh của {split}; toàn bộ mô hình khởi tạo lại, seed {seed}; đạt khi dưới {limit:g}</translation>
    </message>
    <message>
        <source>{count} inverted</source>
        <translation>{count} ảnh đảo xám</translation>
    </message>
    <message>
        <source>{count} more rows differ from the audit trail.</source>
        <translation>Còn {count} dòng nữa khác với nhật ký kiểm toán.</translation>
    </message>
    <message>
        <source>{count} of the files of {path} stand in both val and test; keep each in one.</source>
        <translation>{count} tệp của {path} nằm trong cả val lẫn test; hãy giữ mỗi tệp ở một phần.</translation>
    </message>
    <message>
        <source>{count} of them with a region</source>
        <translation>{count} trong đó có vùng</translation>
    </message>
    <message>
        <source>{count} other</source>
        <translation>{count} ảnh loại khác</translation>
    </message>
    <message>
        <source>{count} part</source>
        <translation>{count} ảnh một phần</translation>
    </message>
    <message>
        <source>{count} patients cannot be parted into {folds} folds; choose fewer folds.</source>
        <translation>Không chia được {count} bệnh nhân thành {folds} phần; hãy chọn ít phần hơn.</translation>
    </message>
    <message>
        <source>{count} patients cannot be split into {folds} parts; choose 2 to {count}.</source>
        <translation>Không chia được {count} bệnh nhân thành {folds} phần; hãy chọn 2 đến {count}.</translation>
    </message>
    <message>
        <source>{count} sound</source>
        <translation>{count} ảnh đạt</translation>
    </message>
    <message>
        <source>{count} suspect labels are listed in {file}</source>
        <translation>{count} nhãn đáng ngờ được liệt kê trong {file}</translation>
    </message>
    <message>
        <source>{count} text</source>
        <translation>{count} ảnh chữ</translation>
    </message>
    <message>
        <source>{count} texture</source>
        <translation>{count} ảnh họa tiết</translation>
    </message>
    <message>
        <source>{count} turned_left</source>
        <translation>{count} ảnh xoay trái</translation>
    </message>
    <message>
        <source>{count} turned_right</source>
        <translation>{count} ảnh xoay phải</translation>
    </message>
    <message>
        <source>{count} unreadable files, left out</source>
        <translation>{count} tệp không đọc được, đã bỏ qua</translation>
    </message>
    <message>
        <source>{count} upside_down</source>
        <translation>{count} ảnh lộn ngược</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written ({reason}); check its rights and the free space, and promote again.</source>
        <translation>Không ghi được {data_dir} ({reason}); hãy kiểm tra quyền và dung lượng trống, rồi đưa vào dùng lần nữa.</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written ({reason}); check its rights.</source>
        <translation>Không ghi được {data_dir} ({reason}); hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>{data_dir} cannot be written ({reason}); free some space, or check its rights.</source>
        <translation>Không ghi được {data_dir} ({reason}); hãy giải phóng dung lượng, hoặc kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>{data_dir} is being changed by another process that does not come to an end; close it and try again.</source>
        <translation>{data_dir} đang bị một tiến trình khác thay đổi mà chưa kết thúc; hãy đóng tiến trình đó rồi thử lại.</translation>
    </message>
    <message>
        <source>{destination} holds other files than an export of Overread in several formats; choose an empty or a new folder.</source>
        <translation>{destination} chứa tệp không thuộc một lần xuất của Overread ở nhiều định dạng; hãy chọn thư mục trống hoặc thư mục mới.</translation>
    </message>
    <message>
        <source>{device} ran out of memory even for one image; the network now runs on the CPU, more slowly.</source>
        <translation>{device} hết bộ nhớ ngay cả với một ảnh; mô hình nay chạy trên CPU, chậm hơn.</translation>
    </message>
    <message>
        <source>{device} ran out of memory; images are now analysed {count} at a time.</source>
        <translation>{device} hết bộ nhớ; nay mỗi lần phân tích {count} ảnh.</translation>
    </message>
    <message>
        <source>{device} ran out of memory; the network runs on the CPU, in float32.</source>
        <translation>{device} hết bộ nhớ; mô hình chạy trên CPU, bằng float32.</translation>
    </message>
    <message>
        <source>{events} events of {transactions} transactions lie behind the anchor; they are signed, and a power failure explains them.</source>
        <translation>{events} sự kiện của {transactions} giao dịch nằm sau điểm neo; chúng đã được ký, và có thể do mất điện.</translation>
    </message>
    <message>
        <source>{fault}.</source>
        <translation>{fault}.</translation>
    </message>
    <message>
        <source>{fault}; read the probabilities with doubt.</source>
        <translation>{fault}; hãy dè dặt với các xác suất.</translation>
    </message>
    <message>
        <source>{fault}; train it with `overread train`.</source>
        <translation>{fault}; hãy huấn luyện bằng `overread train`.</translation>
    </message>
    <message>
        <source>{figure} of {finding}, {group}: candidate {candidate:.3f}, network in use {used:.3f}, on {images} images: {end}.</source>
        <translation>{figure} của {finding}, {group}: ứng viên {candidate:.3f}, mô hình đang dùng {used:.3f}, trên {images} ảnh: {end}.</translation>
    </message>
    <message>
        <source>{figure} of {finding}, {group}: candidate {candidate:.3f}, network in use {used:.3f}; difference {difference:+.3f}, {interval}; margin {margin:.3f}: {verdict}.</source>
        <translation>{figure} của {finding}, {group}: ứng viên {candidate:.3f}, mô hình đang dùng {used:.3f}; hiệu {difference:+.3f}, {interval}; biên {margin:.3f}: {verdict}.</translation>
    </message>
    <message>
        <source>{figure} of {finding}, {group}: on {images} images: {end}.</source>
        <translation>{figure} của {finding}, {group}: trên {images} ảnh: {end}.</translation>
    </message>
    <message>
        <source>{file} ({place}) cannot be checked: {reason}</source>
        <translation>không kiểm tra được {file} ({place}): {reason}</translation>
    </message>
    <message>
        <source>{file} holds a true value of the patient ({kind}) at {place}</source>
        <translation>{file} chứa một giá trị thật của bệnh nhân ({kind}) tại {place}</translation>
    </message>
    <message>
        <source>{file} is damaged</source>
        <translation>{file} bị hỏng</translation>
    </message>
    <message>
        <source>{file} is not the list that the manifest vouches for</source>
        <translation>{file} không phải danh sách mà manifest xác nhận</translation>
    </message>
    <message>
        <source>{file} lacks rows, or one of {columns}</source>
        <translation>{file} thiếu dòng, hoặc thiếu một trong {columns}</translation>
    </message>
    <message>
        <source>{file} met a fault of Overread ({kind}) and was passed over; please report it.</source>
        <translation>{file} gặp lỗi của Overread ({kind}) và đã bị bỏ qua; xin báo lại.</translation>
    </message>
    <message>
        <source>{file} names images without patient and fingerprint that are not among those of this run</source>
        <translation>{file} nêu ảnh không kèm bệnh nhân và dấu vân ảnh, vốn không nằm trong các ảnh của lượt này</translation>
    </message>
    <message>
        <source>{file} shows text that nobody has explained at {place}</source>
        <translation>{file} có chữ chưa ai giải thích tại {place}</translation>
    </message>
    <message>
        <source>{finding} cannot be absent and the correct label at once; choose another label.</source>
        <translation>{finding} không thể vừa không có vừa là nhãn đúng; hãy chọn nhãn khác.</translation>
    </message>
    <message>
        <source>{finding} is no name for a finding; use small letters, digits and underscores.</source>
        <translation>{finding} không phải tên của dấu hiệu; hãy dùng chữ thường, chữ số và dấu gạch dưới.</translation>
    </message>
    <message>
        <source>{fitted}; kept as it was: {keys}</source>
        <translation>{fitted}; giữ nguyên: {keys}</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({reason}); check the drive and the rights.</source>
        <translation>Không liệt kê được {folder} ({reason}); hãy kiểm tra ổ đĩa và quyền truy cập.</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({reason}); move it to a folder with a shorter path.</source>
        <translation>Không liệt kê được {folder} ({reason}); hãy chuyển sang thư mục có đường dẫn ngắn hơn.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({error}); choose another folder.</source>
        <translation>Không ghi được {folder} ({error}); hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({error}); choose another with --work.</source>
        <translation>Không ghi được {folder} ({error}); hãy chọn thư mục khác bằng --work.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}); copy the bundle elsewhere.</source>
        <translation>Không ghi được {folder} ({reason}); hãy sao chép gói sang chỗ khác.</translation>
    </message>
    <message>
        <source>{folder} cannot hold the resized images ({error}); choose another with --work.</source>
        <translation>{folder} không chứa được các ảnh đã đổi cỡ ({error}); hãy chọn thư mục khác bằng --work.</translation>
    </message>
    <message>
        <source>{folder} has vanished; what was found before stays: check the drive or the network.</source>
        <translation>{folder} đã biến mất; những gì tìm thấy trước đó vẫn còn: hãy kiểm tra ổ đĩa hoặc kết nối mạng.</translation>
    </message>
    <message>
        <source>{folder} holds images and is no split; name it one of {splits}, or move it out of {root}.</source>
        <translation>{folder} chứa ảnh và không phải một phần; hãy đặt tên là một trong {splits}, hoặc chuyển ra khỏi {root}.</translation>
    </message>
    <message>
        <source>{images} labelled images of {patients} patients:</source>
        <translation>{images} ảnh có nhãn của {patients} bệnh nhân:</translation>
    </message>
    <message>
        <source>{kind}, schema {schema}, {encryption}</source>
        <translation>{kind}, lược đồ {schema}, {encryption}</translation>
    </message>
    <message>
        <source>{length} images fill no batch of {batch_size}; train in one process.</source>
        <translation>{length} ảnh không đủ một lô {batch_size}; hãy huấn luyện trong một tiến trình.</translation>
    </message>
    <message>
        <source>{login} differs from {listed}, who is listed, in its spelling alone; use that.</source>
        <translation>{login} chỉ khác {listed}, vốn đã có trong danh sách, ở cách viết; hãy dùng tên đó.</translation>
    </message>
    <message>
        <source>{login} has given a word on the finding of case {queue_id}; nobody adjudicates her own case.</source>
        <translation>{login} đã cho ý kiến về dấu hiệu của ca {queue_id}; không ai phân xử ca của chính mình.</translation>
    </message>
    <message>
        <source>{login} has no passphrase yet; set one with `overread people passphrase {login}`.</source>
        <translation>{login} chưa có mật khẩu; hãy đặt bằng `overread people passphrase {login}`.</translation>
    </message>
    <message>
        <source>{login} has read case {queue_id}; nobody adjudicates her own case.</source>
        <translation>{login} đã đọc ca {queue_id}; không ai phân xử ca của chính mình.</translation>
    </message>
    <message>
        <source>{login} has seen what the network says of case {queue_id}; its second reader must not have.</source>
        <translation>{login} đã thấy ý kiến của mô hình về ca {queue_id}; người đọc thứ hai không được thấy trước.</translation>
    </message>
    <message>
        <source>{login} has seen what was said of case {queue_id}; its second reader must not have.</source>
        <translation>{login} đã thấy những gì được nói về ca {queue_id}; người đọc thứ hai không được thấy trước.</translation>
    </message>
    <message>
        <source>{login} has taken no step in the queue that could be undone.</source>
        <translation>{login} chưa làm bước nào trong hàng đợi để hoàn tác.</translation>
    </message>
    <message>
        <source>{login} has the role {role}, and {step} needs {needed}; see `overread people`.</source>
        <translation>{login} có vai trò {role}, còn {step} cần {needed}; xem `overread people`.</translation>
    </message>
    <message>
        <source>{login} is listed already; change the role with `overread people role`.</source>
        <translation>{login} đã có trong danh sách; hãy đổi vai trò bằng `overread people role`.</translation>
    </message>
    <message>
        <source>{login} is not listed; add the login with `overread people add {login}`.</source>
        <translation>{login} không có trong danh sách; hãy thêm bằng `overread people add {login}`.</translation>
    </message>
    <message>
        <source>{masked} needs lung masks; name their folder as lung_masks_dir, or set it to 0.</source>
        <translation>{masked} cần mặt nạ phổi; hãy nêu thư mục của chúng ở lung_masks_dir, hoặc đặt bằng 0.</translation>
    </message>
    <message>
        <source>{named}; and {count} more</source>
        <translation>{named}; và {count} chỗ nữa</translation>
    </message>
    <message>
        <source>{named}; put each patient and each picture in one split.</source>
        <translation>{named}; hãy đặt mỗi bệnh nhân và mỗi ảnh vào một phần.</translation>
    </message>
    <message>
        <source>{names} (not installed: {absent})</source>
        <translation>{names} (chưa cài: {absent})</translation>
    </message>
    <message>
        <source>{name} = {value} is outside {low} to {high}; change it in the training configuration.</source>
        <translation>{name} = {value} nằm ngoài {low} đến {high}; hãy đổi trong cấu hình huấn luyện.</translation>
    </message>
    <message>
        <source>{name} and {target_name} do not read the same view (input.{differing} differs); fit the gate on the other&apos;s own images with `overread refit --gate-network FILE`.</source>
        <translation>{name} và {target_name} không đọc cùng kiểu ảnh (input.{differing} khác nhau); hãy khớp bộ lọc đầu vào trên ảnh của mô hình kia bằng `overread refit --gate-network FILE`.</translation>
    </message>
    <message>
        <source>{name} breaks off in the middle of its pixel data; copy it again.</source>
        <translation>{name} bị cụt dữ liệu điểm ảnh; hãy sao chép lại.</translation>
    </message>
    <message>
        <source>{name} cannot be decoded ({reason}); ask for it again.</source>
        <translation>Không giải mã được {name} ({reason}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} cannot be read, for its file meta information is damaged; ask for it again.</source>
        <translation>Không đọc được {name} vì phần thông tin đầu tệp (file meta information) bị hỏng; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} claims {columns} x {rows} pixels, above the limit of {max_pixels} (settings: max_pixels).</source>
        <translation>{name} khai báo {columns} x {rows} điểm ảnh, vượt giới hạn {max_pixels} (cài đặt: max_pixels).</translation>
    </message>
    <message>
        <source>{name} claims {frames} frames, more than its pixel data can hold; ask for it again.</source>
        <translation>{name} khai báo {frames} khung hình, nhiều hơn dữ liệu điểm ảnh có thể chứa; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} claims {frames} frames, more than the file can hold; ask for it again.</source>
        <translation>{name} khai báo {frames} khung hình, nhiều hơn tệp có thể chứa; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} claims {width} x {height} pixels, above the limit of {max_pixels} (settings: max_pixels).</source>
        <translation>{name} khai báo {width} x {height} điểm ảnh, vượt giới hạn {max_pixels} (cài đặt: max_pixels).</translation>
    </message>
    <message>
        <source>{name} does not choose among classes; train it with `overread train SET`.</source>
        <translation>{name} không chọn giữa các lớp; hãy huấn luyện bằng `overread train SET`.</translation>
    </message>
    <message>
        <source>{name} does not choose among exclusive classes; only such networks can be promoted so far, the others are chosen with `overread bundles use`.</source>
        <translation>{name} không chọn giữa các lớp loại trừ nhau; hiện chỉ mô hình như thế mới đưa vào dùng được, các mô hình khác chọn bằng `overread bundles use`.</translation>
    </message>
    <message>
        <source>{name} does not fit the architecture; name weights of the same backbone.</source>
        <translation>{name} không hợp với kiến trúc; hãy nêu trọng số của cùng mô hình nền (backbone).</translation>
    </message>
    <message>
        <source>{name} does not fit the encoder of the segmenter; name other base weights.</source>
        <translation>{name} không hợp với bộ mã hóa của mô hình phân vùng; hãy nêu trọng số gốc khác.</translation>
    </message>
    <message>
        <source>{name} does not fit {architecture}</source>
        <translation>{name} không hợp với {architecture}</translation>
    </message>
    <message>
        <source>{name} has damaged pixel data ({error}); ask for it again.</source>
        <translation>{name} có dữ liệu điểm ảnh bị hỏng ({error}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} has more than {max_scans} JPEG scans for one picture (settings: max_jpeg_scans); ask for it again.</source>
        <translation>{name} có hơn {max_scans} lượt quét JPEG cho một ảnh (cài đặt: max_jpeg_scans); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} has more than {most} elements (settings: {setting}); ask for it again.</source>
        <translation>{name} có hơn {most} phần tử (cài đặt: {setting}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} has no licence beside it ({licence_name}); put its text there, for whoever gets the bundle.</source>
        <translation>{name} không có giấy phép kèm theo ({licence_name}); hãy đặt văn bản giấy phép vào đó cho người nhận gói.</translation>
    </message>
    <message>
        <source>{name} has sequences of too many items to be read; ask for it again.</source>
        <translation>{name} có chuỗi DICOM với quá nhiều mục để đọc; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} has {components} components for one picture; ask for it again.</source>
        <translation>{name} có {components} thành phần cho một ảnh; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} holds a document, whose text cannot be de-identified; leave it out.</source>
        <translation>{name} chứa một tài liệu mà chữ không khử nhận dạng được; hãy bỏ qua tệp này.</translation>
    </message>
    <message>
        <source>{name} holds no data for frame {number}; ask for it again.</source>
        <translation>{name} không có dữ liệu cho khung hình {number}; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} holds no image ({class_name}).</source>
        <translation>{name} không chứa ảnh ({class_name}).</translation>
    </message>
    <message>
        <source>{name} holds no pixel data that can be read; ask for it again.</source>
        <translation>{name} không có dữ liệu điểm ảnh đọc được; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} inflates to more than {limit:.0f} MiB, above the limit for a file of its size (settings: max_inflation, max_inflated_bytes); ask for it uncompressed.</source>
        <translation>{name} bung ra hơn {limit:.0f} MiB, vượt giới hạn cho tệp cỡ này (cài đặt: max_inflation, max_inflated_bytes); hãy yêu cầu bản không nén.</translation>
    </message>
    <message>
        <source>{name} is a directory of other files and names their patients; export those instead.</source>
        <translation>{name} là thư mục của các tệp khác và nêu tên bệnh nhân; hãy xuất các tệp đó.</translation>
    </message>
    <message>
        <source>{name} is coded as {coding_name}, and nothing here decodes that; install {libraries}.</source>
        <translation>{name} được mã hóa dạng {coding_name} và ở đây không có gì giải mã được; hãy cài {libraries}.</translation>
    </message>
    <message>
        <source>{name} is coded as {coding_name}, and what is installed cannot decode it ({reason}); install {absent}, or ask for it again.</source>
        <translation>{name} được mã hóa dạng {coding_name} và những gì đã cài không giải mã được ({reason}); hãy cài {absent}, hoặc yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} is coded as {syntax_name}, which Overread does not decode; ask for it uncompressed.</source>
        <translation>{name} được mã hóa dạng {syntax_name} mà Overread không giải mã; hãy yêu cầu bản không nén.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be decoded ({error}); ask for it again.</source>
        <translation>{name} bị hỏng và không giải mã được ({error}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} is incomplete: its image needs {needed} bytes, and it holds {held}; copy it again.</source>
        <translation>{name} không đầy đủ: ảnh cần {needed} byte, mà tệp chỉ có {held}; hãy sao chép lại.</translation>
    </message>
    <message>
        <source>{name} is incomplete: its {frames} frames need {needed} bytes, and it holds {held}; copy it again.</source>
        <translation>{name} không đầy đủ: {frames} khung hình cần {needed} byte, mà tệp chỉ có {held}; hãy sao chép lại.</translation>
    </message>
    <message>
        <source>{name} is no architecture known here</source>
        <translation>{name} không phải kiến trúc được biết ở đây</translation>
    </message>
    <message>
        <source>{name} is not a DICOM, PNG or JPEG file; open the image itself.</source>
        <translation>{name} không phải tệp DICOM, PNG hoặc JPEG; hãy mở chính ảnh đó.</translation>
    </message>
    <message>
        <source>{name} is not a finite array of shape {shape}</source>
        <translation>{name} không phải mảng hữu hạn dạng {shape}</translation>
    </message>
    <message>
        <source>{name} is not a readable DICOM, PNG or JPEG file ({kind}).</source>
        <translation>{name} không phải tệp DICOM, PNG hoặc JPEG đọc được ({kind}).</translation>
    </message>
    <message>
        <source>{name} is not a readable PNG, JPEG or TIFF file ({error}); ask for it again.</source>
        <translation>{name} không phải tệp PNG, JPEG hoặc TIFF đọc được ({error}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} is not a readable PNG, JPEG or TIFF file; ask for it again.</source>
        <translation>{name} không phải tệp PNG, JPEG hoặc TIFF đọc được; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} lacks the palette that its colours need; ask for it again.</source>
        <translation>{name} thiếu bảng màu cần cho màu của nó; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} nests its sequences too deeply (settings: max_nesting); ask for it again.</source>
        <translation>{name} lồng các chuỗi DICOM quá sâu (cài đặt: max_nesting); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} reads its pictures in a way that training does not know; choose --from.</source>
        <translation>{name} đọc ảnh theo cách mà phần huấn luyện không biết; hãy chọn --from.</translation>
    </message>
    <message>
        <source>{name} states no usable image size ({rows} x {columns}, frames: {frames}); ask for it again.</source>
        <translation>{name} không nêu kích thước ảnh dùng được ({rows} x {columns}, số khung hình: {frames}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} stores its pixels in the upper bits of each word; ask for it in the usual form.</source>
        <translation>{name} lưu điểm ảnh ở các bit cao của mỗi từ máy (word); hãy yêu cầu dạng thông thường.</translation>
    </message>
    <message>
        <source>{name} tells 1000 classes apart, so it is taken for a public network of ImageNet.</source>
        <translation>{name} phân biệt 1000 lớp, nên được coi là một mô hình ImageNet công khai.</translation>
    </message>
    <message>
        <source>{name} was not checked for burned-in text; check it, or switch that option off.</source>
        <translation>{name} chưa được tìm chữ in trong ảnh; hãy tìm, hoặc tắt tùy chọn đó.</translation>
    </message>
    <message>
        <source>{name} would unfold from {coded} bytes to {decoded:.0f} MiB, above the limit of {limit} for large images; ask for it again.</source>
        <translation>{name} sẽ bung từ {coded} byte ra {decoded:.0f} MiB, vượt giới hạn {limit} cho ảnh lớn; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{name} {version} has no list of its training images to rely on ({fault})</source>
        <translation>{name} {version} không có danh sách ảnh huấn luyện đáng tin ({fault})</translation>
    </message>
    <message>
        <source>{network}: {count} images of test</source>
        <translation>{network}: {count} ảnh của test</translation>
    </message>
    <message>
        <source>{one} in {split} and {other} in {other_split} are the same file</source>
        <translation>{one} trong {split} và {other} trong {other_split} là cùng một tệp</translation>
    </message>
    <message>
        <source>{one} in {split} and {other} in {other_split} show the same picture ({bits} of 256 bits differ)</source>
        <translation>{one} trong {split} và {other} trong {other_split} là cùng một ảnh ({bits} trên 256 bit khác nhau)</translation>
    </message>
    <message>
        <source>{other} and {path} would share the lung mask {mask}, since they have one name; rename one image and its mask.</source>
        <translation>{other} và {path} sẽ dùng chung mặt nạ phổi {mask} vì cùng tên; hãy đổi tên một ảnh và mặt nạ của nó.</translation>
    </message>
    <message>
        <source>{other} and {path} would share the mask {mask_path}, since they have one name; rename one image.</source>
        <translation>{other} và {path} sẽ dùng chung mặt nạ {mask_path} vì cùng tên; hãy đổi tên một ảnh.</translation>
    </message>
    <message>
        <source>{out} cannot be written ({error}); choose another folder.</source>
        <translation>Không ghi được {out} ({error}); hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{out} cannot be written ({reason}); choose another --out.</source>
        <translation>Không ghi được {out} ({reason}); hãy chọn --out khác.</translation>
    </message>
    <message>
        <source>{own} cannot be made ({reason}); check the rights there.</source>
        <translation>Không tạo được {own} ({reason}); hãy kiểm tra quyền ở đó.</translation>
    </message>
    <message>
        <source>{parent} holds a run of another configuration or other images, patients or lung masks; choose another folder with --work.</source>
        <translation>{parent} chứa một lần chạy với cấu hình, ảnh, bệnh nhân hoặc mặt nạ phổi khác; hãy chọn thư mục khác bằng --work.</translation>
    </message>
    <message>
        <source>{path} cannot be decoded ({reason}); ask for it again.</source>
        <translation>Không giải mã được {path} ({reason}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{path} cannot be read (it is no file); name a file or a folder.</source>
        <translation>Không đọc được {path} (không phải tệp); hãy nêu một tệp hoặc thư mục.</translation>
    </message>
    <message>
        <source>{path} cannot be read (it is no file); name a file.</source>
        <translation>Không đọc được {path} (không phải tệp); hãy nêu một tệp.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}); mend or delete it.</source>
        <translation>Không đọc được {path} ({error}); hãy sửa hoặc xóa.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}); put {last}, written last by Overread, in its place.</source>
        <translation>Không đọc được {path} ({error}); hãy thay bằng {last}, bản Overread ghi sau cùng.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check its rights.</source>
        <translation>Không đọc được {path} ({reason}); hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check the drive and the rights.</source>
        <translation>Không đọc được {path} ({reason}); hãy kiểm tra ổ đĩa và quyền truy cập.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); check the drive.</source>
        <translation>Không đọc được {path} ({reason}); hãy kiểm tra ổ đĩa.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); evaluate the bundle again.</source>
        <translation>Không đọc được {path} ({reason}); hãy đánh giá lại gói mô hình.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); name the file of a checkpoint.</source>
        <translation>Không đọc được {path} ({reason}); hãy nêu tệp của một checkpoint.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); take it out or let it be read.</source>
        <translation>Không đọc được {path} ({reason}); hãy bỏ ra hoặc cho phép đọc.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); the window starts as new and writes another.</source>
        <translation>Không đọc được {path} ({reason}); cửa sổ khởi động như mới và ghi tệp khác.</translation>
    </message>
    <message>
        <source>{path} cannot be read as CSV ({error}); save it as UTF-8 CSV.</source>
        <translation>Không đọc được {path} dạng CSV ({error}); hãy lưu thành CSV UTF-8.</translation>
    </message>
    <message>
        <source>{path} cannot be read or written ({reason}); check its rights, the drive and the free space.</source>
        <translation>Không đọc hoặc ghi được {path} ({reason}); hãy kiểm tra quyền truy cập, ổ đĩa và dung lượng trống.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({error}); make room or choose another folder.</source>
        <translation>Không ghi được {path} ({error}); hãy giải phóng chỗ hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); check the rights of the folder.</source>
        <translation>Không ghi được {path} ({reason}); hãy kiểm tra quyền của thư mục.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another folder.</source>
        <translation>Không ghi được {path} ({reason}); hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); no log is kept.</source>
        <translation>Không ghi được {path} ({reason}); không giữ nhật ký.</translation>
    </message>
    <message>
        <source>{path} does not belong to these images; delete it.</source>
        <translation>{path} không thuộc các ảnh này; hãy xóa.</translation>
    </message>
    <message>
        <source>{path} does not exist or is no file; name one image file.</source>
        <translation>{path} không có hoặc không phải tệp; hãy nêu một tệp ảnh.</translation>
    </message>
    <message>
        <source>{path} does not exist; name a manifest CSV or a folder of class folders.</source>
        <translation>Không có {path}; hãy nêu một manifest CSV hoặc thư mục gồm các thư mục lớp.</translation>
    </message>
    <message>
        <source>{path} does not say what kind of object it is; ask for it again.</source>
        <translation>{path} không cho biết là loại đối tượng nào; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{path} has a table of contents of {size} bytes, above the limit of {max_archive_directory_bytes} (settings: max_archive_directory_bytes); unpack it first.</source>
        <translation>{path} có mục lục {size} byte, vượt giới hạn {max_archive_directory_bytes} (cài đặt: max_archive_directory_bytes); hãy giải nén trước.</translation>
    </message>
    <message>
        <source>{path} has more than {limit} GiB; no classifier known here needs that.</source>
        <translation>{path} lớn hơn {limit} GiB; không mô hình phân loại nào ở đây cần đến thế.</translation>
    </message>
    <message>
        <source>{path} has more than {most} records (settings: max_directory_records), and the rest was not read.</source>
        <translation>{path} có hơn {most} bản ghi (cài đặt: max_directory_records), phần còn lại không được đọc.</translation>
    </message>
    <message>
        <source>{path} has no split {lacking}; replay needs train, val and, to keep it out, test.</source>
        <translation>{path} không có phần {lacking}; việc ôn lại cần train, val và, để loại ra, test.</translation>
    </message>
    <message>
        <source>{path} has records that point in a circle; open the folder that holds it, to miss nothing.</source>
        <translation>{path} có các bản ghi trỏ vòng; hãy mở thư mục chứa nó để không sót gì.</translation>
    </message>
    <message>
        <source>{path} has {count} frame(s); there is no frame {number}.</source>
        <translation>{path} có {count} khung hình; không có khung hình {number}.</translation>
    </message>
    <message>
        <source>{path} has {count} members, above the limit of {max_archive_members} (settings: max_archive_members); unpack it first.</source>
        <translation>{path} có {count} mục, vượt giới hạn {max_archive_members} (cài đặt: max_archive_members); hãy giải nén trước.</translation>
    </message>
    <message>
        <source>{path} has {samples} samples a pixel as {photometric}, which is no colour that Overread shows; ask for it as RGB.</source>
        <translation>{path} có {samples} mẫu mỗi điểm ảnh dạng {photometric}, không phải kiểu màu Overread hiển thị; hãy yêu cầu dạng RGB.</translation>
    </message>
    <message>
        <source>{path} has {size:.1f} MiB, above the limit of {limit} MiB for a presentation state; ask for it again.</source>
        <translation>{path} có {size:.1f} MiB, vượt giới hạn {limit} MiB cho một trạng thái trình bày; hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{path} has {size} bytes, above the limit of {most} (settings: max_file_bytes).</source>
        <translation>{path} có {size} byte, vượt giới hạn {most} (cài đặt: max_file_bytes).</translation>
    </message>
    <message>
        <source>{path} holds a test image that cannot be read ({fault}); mend or remove it.</source>
        <translation>{path} có ảnh kiểm tra không đọc được ({fault}); hãy sửa hoặc bỏ ảnh đó.</translation>
    </message>
    <message>
        <source>{path} holds no image (its header states no rows and columns); ask for it again.</source>
        <translation>{path} không chứa ảnh (phần đầu tệp không nêu số hàng và cột); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{path} holds no labelled image; expected one folder for each class.</source>
        <translation>{path} không có ảnh nào có nhãn; cần một thư mục cho mỗi lớp.</translation>
    </message>
    <message>
        <source>{path} inflates to more than {max_archive_bytes} bytes (settings: max_archive_bytes); unpack it first.</source>
        <translation>{path} bung ra hơn {max_archive_bytes} byte (cài đặt: max_archive_bytes); hãy giải nén trước.</translation>
    </message>
    <message>
        <source>{path} is a damaged archive ({error}); ask for it again.</source>
        <translation>{path} là tệp nén bị hỏng ({error}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{path} is an archive inside an archive; unpack the outer one first.</source>
        <translation>{path} là tệp nén nằm trong tệp nén; hãy giải nén tệp bên ngoài trước.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy it again.</source>
        <translation>{path} trống (0 byte); hãy sao chép lại.</translation>
    </message>
    <message>
        <source>{path} is named in the DICOMDIR and is missing; copy the whole disc again.</source>
        <translation>{path} có tên trong DICOMDIR nhưng không có tệp; hãy sao chép lại toàn bộ đĩa.</translation>
    </message>
    <message>
        <source>{path} is no checkpoint that can be used: it is damaged ({kind}).</source>
        <translation>{path} không phải checkpoint dùng được: bị hỏng ({kind}).</translation>
    </message>
    <message>
        <source>{path} is no checkpoint that can be used: {error}.</source>
        <translation>{path} không phải checkpoint dùng được: {error}.</translation>
    </message>
    <message>
        <source>{path} is no network of ImageNet&apos;s {imagenet_classes} classes; the gate needs a public one.</source>
        <translation>{path} không phải mô hình của {imagenet_classes} lớp ImageNet; bộ lọc đầu vào cần một mô hình công khai như thế.</translation>
    </message>
    <message>
        <source>{path} is no plain state dict of tensors; export one with torch.save(model.state_dict()).</source>
        <translation>{path} không phải state dict thuần gồm các tensor; hãy xuất bằng torch.save(model.state_dict()).</translation>
    </message>
    <message>
        <source>{path} is no presentation state that Overread can apply; open the image itself.</source>
        <translation>{path} không phải trạng thái trình bày mà Overread áp dụng được; hãy mở chính ảnh đó.</translation>
    </message>
    <message>
        <source>{path} is not displayed, for it is no image: {description}.</source>
        <translation>{path} không được hiển thị vì không phải ảnh: {description}.</translation>
    </message>
    <message>
        <source>{path} is not the image of the record any more (its SHA-256 was {recorded}..., now it is {found}...); put the original back.</source>
        <translation>{path} không còn là ảnh của bản ghi (SHA-256 khi đó là {recorded}..., nay là {found}...); hãy đặt lại bản gốc.</translation>
    </message>
    <message>
        <source>{path} is too large to be an evaluation; evaluate the bundle again.</source>
        <translation>{path} quá lớn để là kết quả đánh giá; hãy đánh giá lại gói mô hình.</translation>
    </message>
    <message>
        <source>{path} lacks the columns file and label; add them.</source>
        <translation>{path} thiếu các cột file và label; hãy thêm vào.</translation>
    </message>
    <message>
        <source>{path} lacks the split {split}; val fits thresholds, and test decides.</source>
        <translation>{path} thiếu phần {split}; val để khớp ngưỡng, và test để quyết định.</translation>
    </message>
    <message>
        <source>{path} names a link that leads outside its own folder, which was not opened.</source>
        <translation>{path} nêu một liên kết dẫn ra ngoài thư mục của nó, nên không được mở.</translation>
    </message>
    <message>
        <source>{path} names a mask of {twice} twice; keep the one that counts.</source>
        <translation>{path} nêu mặt nạ của {twice} hai lần; hãy giữ cái có giá trị.</translation>
    </message>
    <message>
        <source>{path} names no file; open the folder that holds it, to miss nothing.</source>
        <translation>{path} không nêu tệp nào; hãy mở thư mục chứa nó để không sót gì.</translation>
    </message>
    <message>
        <source>{path} names no mask; it needs the columns file and mask.</source>
        <translation>{path} không nêu mặt nạ nào; cần các cột file và mask.</translation>
    </message>
    <message>
        <source>{path} names {unknown}, which the training manifest does not hold.</source>
        <translation>{path} nêu {unknown}, vốn không có trong manifest huấn luyện.</translation>
    </message>
    <message>
        <source>{path} needs more memory than one image may take (settings: max_read_memory_bytes); ask for it again.</source>
        <translation>{path} cần nhiều bộ nhớ hơn mức cho phép với một ảnh (cài đặt: max_read_memory_bytes); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{path} needs more memory than one image may take (settings: max_read_memory_bytes); leave it out.</source>
        <translation>{path} cần nhiều bộ nhớ hơn mức cho phép với một ảnh (cài đặt: max_read_memory_bytes); hãy bỏ qua tệp này.</translation>
    </message>
    <message>
        <source>{path} of the earlier export has other columns than expected; choose an empty folder.</source>
        <translation>{path} của lần xuất trước có các cột khác dự kiến; hãy chọn thư mục trống.</translation>
    </message>
    <message>
        <source>{path} of the earlier export has other fields than expected; choose an empty folder.</source>
        <translation>{path} của lần xuất trước có các trường khác dự kiến; hãy chọn thư mục trống.</translation>
    </message>
    <message>
        <source>{path} of the earlier export is damaged ({error}); choose an empty folder.</source>
        <translation>{path} của lần xuất trước bị hỏng ({error}); hãy chọn thư mục trống.</translation>
    </message>
    <message>
        <source>{path} of the earlier export is damaged; choose an empty folder.</source>
        <translation>{path} của lần xuất trước bị hỏng; hãy chọn thư mục trống.</translation>
    </message>
    <message>
        <source>{path} points to a record that is not there; open the folder that holds it, to miss nothing.</source>
        <translation>{path} trỏ đến một bản ghi không có; hãy mở thư mục chứa nó để không sót gì.</translation>
    </message>
    <message>
        <source>{precision} does not work here ({reason}); float32 is used.</source>
        <translation>{precision} không chạy được ở đây ({reason}); dùng float32.</translation>
    </message>
    <message>
        <source>{precision} moves a probability by {moved:.4f}, above {tolerance}; float32 is used.</source>
        <translation>{precision} làm xác suất thay đổi {moved:.4f}, quá {tolerance}; dùng float32.</translation>
    </message>
    <message>
        <source>{precision} moves no probability of the checked pictures by more than {moved:.4f}.</source>
        <translation>{precision} không làm xác suất nào của các ảnh kiểm tra thay đổi quá {moved:.4f}.</translation>
    </message>
    <message>
        <source>{precision}: {reason}</source>
        <translation>{precision}: {reason}</translation>
    </message>
    <message>
        <source>{ratio} to 1 (settings: max_coded_ratio)</source>
        <translation>{ratio} lần (cài đặt: max_coded_ratio)</translation>
    </message>
    <message>
        <source>{ratio} to 1 (settings: max_picture_ratio)</source>
        <translation>{ratio} lần (cài đặt: max_picture_ratio)</translation>
    </message>
    <message>
        <source>{ratio} to 1 that RLE can reach</source>
        <translation>{ratio} lần mà RLE có thể đạt</translation>
    </message>
    <message>
        <source>{reason} It cannot be started; see `overread doctor`.</source>
        <translation>{reason} Không khởi động được; xem `overread doctor`.</translation>
    </message>
    <message>
        <source>{reason} It is being restarted.</source>
        <translation>{reason} Đang khởi động lại.</translation>
    </message>
    <message>
        <source>{reason} The record cannot be repeated without it.</source>
        <translation>{reason} Không có nó thì không lặp lại được bản ghi.</translation>
    </message>
    <message>
        <source>{reason}, so the new network has none either and cannot be promoted; choose it with `overread bundles use`.</source>
        <translation>{reason}, nên mô hình mới cũng không có và không đưa vào dùng được; hãy chọn bằng `overread bundles use`.</translation>
    </message>
    <message>
        <source>{root} holds other files than an export of Overread as {name}; choose an empty or a new folder.</source>
        <translation>{root} chứa tệp không thuộc một lần xuất của Overread dạng {name}; hãy chọn thư mục trống hoặc thư mục mới.</translation>
    </message>
    <message>
        <source>{said} But one names exclusive classes and the other independent findings.</source>
        <translation>{said} Nhưng một mô hình nêu các lớp loại trừ nhau, còn mô hình kia nêu các dấu hiệu độc lập.</translation>
    </message>
    <message>
        <source>{sha256} is no SHA-256: 64 hexadecimal digits.</source>
        <translation>{sha256} không phải SHA-256: cần 64 chữ số thập lục phân.</translation>
    </message>
    <message>
        <source>{shared} images of val in {path} are of patients who stand in test too, by their DICOM headers; keep each patient in one.</source>
        <translation>{shared} ảnh của val trong {path} là của bệnh nhân cũng có trong test, theo phần đầu tệp DICOM; hãy giữ mỗi bệnh nhân ở một phần.</translation>
    </message>
    <message>
        <source>{shown} of {outputs} shown</source>
        <translation>hiện {shown} trên {outputs}</translation>
    </message>
    <message>
        <source>{shown} of {outputs} shown: {key}: {reason}</source>
        <translation>hiện {shown} trên {outputs}: {key}: {reason}</translation>
    </message>
    <message>
        <source>{size:.1f} GiB free below {folder}</source>
        <translation>còn trống {size:.1f} GiB trong {folder}</translation>
    </message>
    <message>
        <source>{size:.1f} GiB free below {folder}; free some space, {needed:.0f} GiB at least</source>
        <translation>còn trống {size:.1f} GiB trong {folder}; hãy giải phóng dung lượng, ít nhất {needed:.0f} GiB</translation>
    </message>
    <message>
        <source>{source} ({images} images of val): sensitivity {common_sensitivity:.3f} and specificity {common_specificity:.3f} at the common {limit:.3f}, {own_sensitivity:.3f} and {own_specificity:.3f} at its own {own:.3f}</source>
        <translation>{source} ({images} ảnh của val): độ nhạy {common_sensitivity:.3f} và độ đặc hiệu {common_specificity:.3f} ở ngưỡng chung {limit:.3f}, {own_sensitivity:.3f} và {own_specificity:.3f} ở ngưỡng riêng {own:.3f}</translation>
    </message>
    <message>
        <source>{target} cannot be written ({reason}); choose another folder.</source>
        <translation>Không ghi được {target} ({reason}); hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{title} has no detail {detail}; choose {known}.</source>
        <translation>{title} không có mức chi tiết {detail}; hãy chọn {known}.</translation>
    </message>
    <message>
        <source>{trained} of {images} images trained {network}, {chose} chose its thresholds, {patients} more are of patients whose images did: the figures are better than on new patients.</source>
        <translation>{trained} trên {images} ảnh đã huấn luyện {network}, {chose} ảnh đã chọn ngưỡng cho nó, thêm {patients} ảnh là của bệnh nhân có ảnh như vậy: số liệu đẹp hơn so với trên bệnh nhân mới.</translation>
    </message>
    <message>
        <source>{trained} of {images} images trained {network}, {chose} chose its thresholds: the figures are better than on new patients.</source>
        <translation>{trained} trên {images} ảnh đã huấn luyện {network}, {chose} ảnh đã chọn ngưỡng cho nó: số liệu đẹp hơn so với trên bệnh nhân mới.</translation>
    </message>
    <message>
        <source>{url} could not be fetched ({reason}); call again to go on where it stopped.</source>
        <translation>Không tải được {url} ({reason}); hãy gọi lại để tiếp tục từ chỗ đã dừng.</translation>
    </message>
    <message>
        <source>{url} has more than {limit:.0f} MiB; nothing that large is fetched.</source>
        <translation>{url} lớn hơn {limit:.0f} MiB; không tải tệp lớn đến thế.</translation>
    </message>
    <message>
        <source>{url} is no address of a file; it must begin with https://.</source>
        <translation>{url} không phải địa chỉ của tệp; địa chỉ phải bắt đầu bằng https://.</translation>
    </message>
    <message>
        <source>{url} is not encrypted; without a SHA-256 only https is fetched.</source>
        <translation>{url} không được mã hóa; không có SHA-256 thì chỉ tải qua https.</translation>
    </message>
    <message>
        <source>{url} is not the file that was asked for: its SHA-256 is {found}, not {sha256}; it was thrown away.</source>
        <translation>{url} không phải tệp được yêu cầu: SHA-256 là {found}, không phải {sha256}; tệp đã bị bỏ.</translation>
    </message>
    <message>
        <source>{views} augmented views cannot be averaged; choose 0 to {max_views}.</source>
        <translation>Không lấy trung bình được {views} biến thể; hãy chọn 0 đến {max_views}.</translation>
    </message>
    <message>
        <source>{wanted}; say what network it is with --architecture ({known}) or --like BUNDLE.</source>
        <translation>{wanted}; hãy cho biết là mô hình nào bằng --architecture ({known}) hoặc --like BUNDLE.</translation>
    </message>
    <message>
        <source>{what}, {folder}</source>
        <translation>{what}, {folder}</translation>
    </message>
    <message>
        <source>{where} cannot be read from the archive ({error}); ask for it again.</source>
        <translation>Không đọc được {where} từ tệp nén ({error}); hãy yêu cầu gửi lại.</translation>
    </message>
    <message>
        <source>{where} inflates to more than {limit} bytes, above the limit for its size (settings: max_inflation, max_inflated_bytes).</source>
        <translation>{where} bung ra hơn {limit} byte, vượt giới hạn cho cỡ của nó (cài đặt: max_inflation, max_inflated_bytes).</translation>
    </message>
    <message>
        <source>{where} inflates to {file_size} bytes, above the limit of {limit} for its size (settings: max_inflation, max_inflated_bytes).</source>
        <translation>{where} bung ra {file_size} byte, vượt giới hạn {limit} cho cỡ của nó (cài đặt: max_inflation, max_inflated_bytes).</translation>
    </message>
    <message>
        <source>{where} is encrypted; unpack the archive with its password first.</source>
        <translation>{where} bị mã hóa; hãy giải nén bằng mật khẩu trước.</translation>
    </message>
    <message>
        <source>{where} is not in the archive; open the archive again.</source>
        <translation>{where} không có trong tệp nén; hãy mở lại tệp nén.</translation>
    </message>
    <message>
        <source>{words} and {word}</source>
        <translation>{words} và {word}</translation>
    </message>
    <message>
        <source>{words} or {word}</source>
        <translation>{words} hoặc {word}</translation>
    </message>
    <message>
        <source>{words}, {word}</source>
        <translation>{words}, {word}</translation>
    </message>
    <message>
        <source>{words}; {word}</source>
        <translation>{words}; {word}</translation>
    </message>
    <message>
        <source>{work} cannot be read ({error}); make it with `overread refit --work`.</source>
        <translation>Không đọc được {work} ({error}); hãy tạo bằng `overread refit --work`.</translation>
    </message>
    <message>
        <source>{work}: {done}/{total}</source>
        <translation>{work}: {done}/{total}</translation>
    </message>
    <message>
        <source>{zip_file} is there and no export of Overread; choose another folder.</source>
        <translation>Đã có {zip_file} và đó không phải bản xuất của Overread; hãy chọn thư mục khác.</translation>
    </message>
</context>
<context>
    <name>corner_text</name>
    <message>
        <source>(in part)</source>
        <translation>(một phần)</translation>
    </message>
    <message>
        <source>Presentation state {label}</source>
        <translation>Trạng thái trình bày {label}</translation>
    </message>
    <message>
        <source>derived image</source>
        <translation>ảnh phái sinh</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>đã đảo xám</translation>
    </message>
    <message>
        <source>lossy</source>
        <translation>nén mất dữ liệu</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>đã lật ngang</translation>
    </message>
    <message>
        <source>network FAILED the sanity check</source>
        <translation>mô hình KHÔNG ĐẠT phép thử hợp lý</translation>
    </message>
    <message>
        <source>network passed the sanity check</source>
        <translation>mô hình đạt phép thử hợp lý</translation>
    </message>
    <message>
        <source>not shown in the shape that its pixels have</source>
        <translation>không hiện đúng hình dạng của điểm ảnh</translation>
    </message>
    <message>
        <source>secondary capture</source>
        <translation>ảnh chụp thứ cấp</translation>
    </message>
    <message>
        <source>turned by {degrees}°</source>
        <translation>đã xoay {degrees}°</translation>
    </message>
    <message>
        <source>your region has changed: measure again</source>
        <translation>vùng của bạn đã đổi: hãy đánh giá lại</translation>
    </message>
</context>
<context>
    <name>learning_words</name>
    <message>
        <source>A candidate is being trained</source>
        <translation>Đang huấn luyện một ứng viên</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Abnormal against normal</source>
        <translation>Bất thường so với bình thường</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>All findings together</source>
        <translation>Mọi dấu hiệu gộp lại</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Mọi ảnh</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>PPV trung bình</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Độ chính xác cân bằng</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Điểm Brier</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Sai số hiệu chuẩn</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Its evaluation cannot be read</source>
        <translation>Không đọc được kết quả đánh giá</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Đang đánh giá</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPV</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>Chưa đánh giá</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPV</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Độ nhạy</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>Nguồn: {name}</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Độ đặc hiệu</translation>
    </message>
    <message>
        <source>Stopped; nothing has changed.</source>
        <translation>Đã dừng; không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>Đang quay lại</translation>
    </message>
    <message>
        <source>The candidate is trained. Compare it, or promote it.</source>
        <translation>Ứng viên đã được huấn luyện. Hãy so sánh, hoặc đưa vào dùng.</translation>
    </message>
    <message>
        <source>The command ended without a word.</source>
        <translation>Lệnh đã kết thúc mà không báo gì.</translation>
    </message>
    <message>
        <source>The earlier network</source>
        <translation>Mô hình trước</translation>
    </message>
    <message>
        <source>The earlier network is being brought back</source>
        <translation>Đang đưa mô hình trước trở lại</translation>
    </message>
    <message>
        <source>The training was stopped before its first epoch was over.</source>
        <translation>Huấn luyện đã bị dừng trước khi xong epoch đầu tiên.</translation>
    </message>
    <message>
        <source>The training was stopped. It can go on from its last whole epoch.</source>
        <translation>Huấn luyện đã bị dừng. Có thể tiếp tục từ epoch trọn vẹn cuối cùng.</translation>
    </message>
    <message>
        <source>To begin anew, take the tick off “Go on with the training”.</source>
        <translation>Để bắt đầu lại từ đầu, hãy bỏ dấu chọn “Tiếp tục lần huấn luyện”.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>bất thường</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>hiện có</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>ứng viên</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>trước đây</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>đang dùng</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>không có ngày</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>kèm theo</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>của bạn</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} giờ</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} giây</translation>
    </message>
    <message>
        <source>{group}: {member}</source>
        <translation>{group}: {member}</translation>
    </message>
    <message>
        <source>{name} is being checked on the comparison set</source>
        <translation>{name} đang được kiểm tra trên tập so sánh</translation>
    </message>
    <message>
        <source>{name} is being measured on the comparison set</source>
        <translation>{name} đang được đánh giá trên tập so sánh</translation>
    </message>
    <message>
        <source>{name} is in use again.</source>
        <translation>{name} đã được dùng trở lại.</translation>
    </message>
    <message>
        <source>{name} is measured; its curves and figures are those of the comparison set.</source>
        <translation>Đã đánh giá {name}; đường cong và số liệu là trên tập so sánh.</translation>
    </message>
    <message>
        <source>{name} passed every check and is in use from now on.</source>
        <translation>{name} đã đạt mọi kiểm tra và được dùng từ bây giờ.</translation>
    </message>
    <message>
        <source>{name} was refused; nothing has changed.</source>
        <translation>{name} bị từ chối; không có gì thay đổi.</translation>
    </message>
    <message>
        <source>{speed} img/s</source>
        <translation>{speed} ảnh/giây</translation>
    </message>
</context>
<context>
    <name>measured_words</name>
    <message>
        <source>Area</source>
        <translation>Diện tích</translation>
    </message>
    <message>
        <source>Area {area} px</source>
        <translation>Diện tích {area} px</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Lớn nhất</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Nhỏ nhất</translation>
    </message>
    <message>
        <source>at detector</source>
        <translation>tại đầu thu</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>đã hiệu chuẩn</translation>
    </message>
    <message>
        <source>on film</source>
        <translation>trên phim</translation>
    </message>
    <message>
        <source>plane not stated</source>
        <translation>không nêu mặt phẳng</translation>
    </message>
    <message>
        <source>{length} pixel widths</source>
        <translation>{length} lần bề rộng điểm ảnh</translation>
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
        <translation>{fault} Dùng giá trị mặc định.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%n file(s) cannot be shown</source>
        <translation>
            <numerusform>%n tệp không hiển thị được</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) open</source>
        <translation>
            <numerusform>%n ảnh đã mở</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) that are no images</source>
        <translation>
            <numerusform>%n đối tượng không phải ảnh</numerusform>
        </translation>
    </message>
    <message>
        <source>1 forward pass</source>
        <translation>1 lượt tính</translation>
    </message>
    <message>
        <source>Adjudicator</source>
        <translation>Người phân xử</translation>
    </message>
    <message>
        <source>Anchored</source>
        <translation>Đã đặt điểm neo</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Đã sao lưu</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Better than {share}&#x2009;% of random maps</source>
        <translation>Tốt hơn {share}&#x2009;% bản đồ ngẫu nhiên</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Đã đổi</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã nhận định</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Đã xuất</translation>
    </message>
    <message>
        <source>False negative</source>
        <translation>Âm tính giả</translation>
    </message>
    <message>
        <source>False positive</source>
        <translation>Dương tính giả</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Đã xóa dữ liệu</translation>
    </message>
    <message>
        <source>Image quality</source>
        <translation>Chất lượng ảnh</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>No patient name</source>
        <translation>Không có tên bệnh nhân</translation>
    </message>
    <message>
        <source>No positive evidence: there is nothing to measure</source>
        <translation>Không có bằng chứng ủng hộ: không có gì để đánh giá</translation>
    </message>
    <message>
        <source>Not calibrated: these are scores, no probabilities. Other networks’ scores compare with none.</source>
        <translation>Chưa hiệu chuẩn: đây là điểm, không phải xác suất. Không so được với điểm của mô hình khác.</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Đã mở</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>Ngoài phạm vi</translation>
    </message>
    <message>
        <source>Platt scaling</source>
        <translation>Platt scaling</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Đã dự đoán</translation>
    </message>
    <message>
        <source>Probabilities calibrated by {method} ({source}).</source>
        <translation>Xác suất được hiệu chuẩn bằng {method} ({source}).</translation>
    </message>
    <message>
        <source>Probabilities calibrated by {method}.</source>
        <translation>Xác suất được hiệu chuẩn bằng {method}.</translation>
    </message>
    <message>
        <source>Promoted</source>
        <translation>Đưa vào dùng</translation>
    </message>
    <message>
        <source>Promotion cut short</source>
        <translation>Đưa vào dùng: bị ngắt</translation>
    </message>
    <message>
        <source>Promotion in effect</source>
        <translation>Đưa vào dùng: hiệu lực</translation>
    </message>
    <message>
        <source>Promotion lost</source>
        <translation>Đưa vào dùng: bị mất</translation>
    </message>
    <message>
        <source>Promotion refused</source>
        <translation>Đưa vào dùng: từ chối</translation>
    </message>
    <message>
        <source>Promotion taken back</source>
        <translation>Quay lại mô hình cũ</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Đã khôi phục</translation>
    </message>
    <message>
        <source>Revealed</source>
        <translation>Đã hiện</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Người đọc lại</translation>
    </message>
    <message>
        <source>Right class, wrong place</source>
        <translation>Đúng lớp, sai vị trí</translation>
    </message>
    <message>
        <source>The presentation state “{label}” is applied, except for: {missing}.</source>
        <translation>Đã áp dụng trạng thái trình bày “{label}”, trừ: {missing}.</translation>
    </message>
    <message>
        <source>There is no image in what you opened; choose a folder with DICOM, PNG or JPEG files.</source>
        <translation>Không có ảnh trong những gì bạn mở; hãy chọn thư mục có tệp DICOM, PNG hoặc JPEG.</translation>
    </message>
    <message>
        <source>VOI LUT of the file</source>
        <translation>VOI LUT của tệp</translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation>Sai lớp</translation>
    </message>
    <message numerus="yes">
        <source>about {count} forward pass(es)</source>
        <translation>
            <numerusform>khoảng {count} lượt tính</numerusform>
        </translation>
    </message>
    <message>
        <source>absent</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>đã phân xử</translation>
    </message>
    <message>
        <source>deletion {deletion}, insertion {insertion}</source>
        <translation>xóa dần {deletion}, thêm dần {insertion}</translation>
    </message>
    <message>
        <source>disagreement</source>
        <translation>bất đồng</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>đã xuất</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>lỗi</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>gắn cờ</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>đang xét</translation>
    </message>
    <message>
        <source>its bitmap shutter</source>
        <translation>màn chắn bitmap</translation>
    </message>
    <message>
        <source>its overlay planes</source>
        <translation>các lớp phủ</translation>
    </message>
    <message>
        <source>its subtraction of a mask</source>
        <translation>phép trừ mặt nạ</translation>
    </message>
    <message>
        <source>its true size</source>
        <translation>kích thước thật</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>nhiều khả năng</translation>
    </message>
    <message>
        <source>missed by the network</source>
        <translation>mô hình bỏ sót</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>âm tính</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>peak inside your region</source>
        <translation>đỉnh nằm trong vùng của bạn</translation>
    </message>
    <message>
        <source>peak outside your region</source>
        <translation>đỉnh nằm ngoài vùng của bạn</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>dương tính</translation>
    </message>
    <message>
        <source>present</source>
        <translation>có</translation>
    </message>
    <message>
        <source>read</source>
        <translation>đã đọc</translation>
    </message>
    <message>
        <source>readers agree</source>
        <translation>hai người đọc cùng ý</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>bị từ chối</translation>
    </message>
    <message>
        <source>refused by the gate</source>
        <translation>bị bộ lọc đầu vào từ chối</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>đã loại</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>đã mở lại</translation>
    </message>
    <message>
        <source>sample of agreement</source>
        <translation>mẫu ca đồng ý</translation>
    </message>
    <message>
        <source>second reader differs</source>
        <translation>người đọc thứ hai khác ý</translation>
    </message>
    <message>
        <source>some of its graphics</source>
        <translation>một số hình vẽ</translation>
    </message>
    <message>
        <source>temperature scaling</source>
        <translation>temperature scaling</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>ít khả năng</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>chưa chắc</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>không tên</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>{count} min left</source>
        <translation>còn {count} phút</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} giây</translation>
    </message>
    <message>
        <source>{count} s left</source>
        <translation>còn {count} giây</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Recorded.</source>
        <translation>{finding}: {verdict}. Đã ghi.</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Recorded; case {number} of the relabel queue.</source>
        <translation>{finding}: {verdict}. Đã ghi; ca {number} của hàng đợi gán nhãn lại.</translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Taken back; it counts as not said.</source>
        <translation>{finding}: {verdict}. Đã rút lại; coi như chưa nói.</translation>
    </message>
    <message>
        <source>{name} is a presentation state that names no image, so it cannot be applied.</source>
        <translation>{name} là trạng thái trình bày không nêu ảnh nào, nên không áp dụng được.</translation>
    </message>
    <message>
        <source>{name} is a presentation state; it is being read…</source>
        <translation>{name} là trạng thái trình bày; đang đọc…</translation>
    </message>
    <message>
        <source>{name} is no image but “{kind}”, which Overread lists and does not display.</source>
        <translation>{name} không phải ảnh mà là “{kind}”; Overread liệt kê nhưng không hiển thị.</translation>
    </message>
    <message numerus="yes">
        <source>{name} is the presentation state “{label}” of %n image(s), none of which is open (the first: SOP Instance UID {uid}); open them too.</source>
        <translation>
            <numerusform>{name} là trạng thái trình bày “{label}” của %n ảnh, chưa ảnh nào được mở (ảnh đầu: SOP Instance UID {uid}); hãy mở thêm các ảnh đó.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is the presentation state “{label}” of an image that is not open (SOP Instance UID {uid}); open that image too.</source>
        <translation>{name} là trạng thái trình bày “{label}” của một ảnh chưa mở (SOP Instance UID {uid}); hãy mở thêm ảnh đó.</translation>
    </message>
    <message>
        <source>{peak}, with {share} of the heat ({area} of the area), IoU {iou}</source>
        <translation>{peak}, chứa {share} lượng nhiệt ({area} diện tích), IoU {iou}</translation>
    </message>
    <message>
        <source>{share} of the heat inside the lungs ({area} of the area)</source>
        <translation>{share} lượng nhiệt nằm trong phổi ({area} diện tích)</translation>
    </message>
</context>
</TS>
