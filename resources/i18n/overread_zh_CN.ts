<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Overread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overread shows what a classification network says of a radiograph and where it looked, and keeps what the reader says of it. Everything stays on this machine or in your department&apos;s database. Licence: Apache-2.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Third-party &amp;licences…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Overread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Audit trail…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Average over varied views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear recent studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close all studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cobb angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare networks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with a prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Display check…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enlarge the pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export cases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First reader is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Four panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hold to hide the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link the panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lower the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lung outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map beside the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overlays on copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Own word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play cine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print the image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Raise the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read blind first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restart the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save the image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Second reader is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Turn clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Two panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loupe at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bout this network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bsent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;missed finding…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a finding that the network missed, with its region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree with the network on the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An arrow, with words or without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arro&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average the probabilities over varied views of the image, and show their spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the file’s window and the whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hange the reader…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncel the computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this installation, and see where your data are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what this monitor can show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how the map is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the &amp;map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the window by the values in a rectangle that you draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobb angle: one line, then the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour or c&amp;ontour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of &amp;cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies carry heatmap, regions and marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies carry the patient’s name, id and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the image as it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover what is on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;raw region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree with the network on the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a region for the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw boxes around the hot parts of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw maps in blue to yellow (cividis) instead of black to yellow (inferno)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the map in colour, as a contour, or as both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the next region as a rectangle, an ellipse or freehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;rst of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding &amp;{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the image to the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give claimed cases back to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the cases read a second time again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide name, id and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide patient &amp;data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the map as long as the key is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a map is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;mage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert the grey values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ast of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;rger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the cases out of every export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave weak parts of the map out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo&amp;upe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mea&amp;sure this map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure how well this map explains the probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror the image, left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More &amp;opaque</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More &amp;transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt window of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net&amp;works…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks: measure, retrain, promote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network’s &amp;view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;unread case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the next unread case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chosen case; claim it, where it waits for your word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the image and give a word of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline the lungs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes in a &amp;window of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient &amp;data on copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pi&amp;xels as squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the frames of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset &amp;{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous u&amp;nread case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put an earlier study of the patient beside the image; again: the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;do measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the verdict with the changed label, region or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relabel &amp;queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rem&amp;ove region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all &amp;measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reo&amp;pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hape of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the image as it is shown, as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who reads from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, id, date, description and file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in spite of the &amp;gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide all that the network says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the file’s overlay planes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pixels of a magnified image as they are, without interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show weaker parts of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the network says although its gate refuses the image; this is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics of a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics of an ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;urn anticlockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back your last step in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the cases for yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The active pane alone, or all panes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen finding is absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen finding is present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image twice: plain, and with its map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The panes in a window for a second monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two readers differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last verdict or measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure; the case enters the relabel queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ve&amp;rdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every network says of this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network &amp;saw…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network says of a case stays hidden until you have given your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what, and whether the record is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window from a re&amp;gion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words on the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom, pan and scroll all panes together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as fit the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its place in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for an adjudicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while its view is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with an image on screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdjudicationDialog</name>
    <message>
        <source>Case {number}: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence: {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture with the regions of both readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Significance: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels of this case are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two readers differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>Unexpected error; see the report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskingAgain</name>
    <message>
        <source>The network gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssessmentPanel</name>
    <message>
        <source>Absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the finding  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the verdict implies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the verdict was recorded; kept with it when you go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw where it is; what is stated below is kept with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop it  Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept with your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the verdict once more, with what has been entered since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded · RADPEER {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded. Without a correct label, exports leave this case out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the last region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of the next region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Significance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YOUR VERDICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>All events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event {number} is the first that is not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of the audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit trail could not be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole: %n event(s), none edited, removed or moved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The database is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trail is being checked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which events are listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoxEditor</name>
    <message>
        <source>Picture with the boxes that will be blackened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Card of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has no card.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>The pixels of case {number} are gone: neither its file nor a kept copy is there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings by network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages are calibrated probabilities; plain numbers are scores of a network that was never calibrated and compare with no other. Bold: the network calls the finding. Nothing of this is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network’s view is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image on screen, or no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network does not know the finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being asked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareForm</name>
    <message>
        <source>Compare on the comparison set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other} are measured on the same images; nothing else changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>The network gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonForm</name>
    <message>
        <source>Comparison set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manifest of frozen, labelled images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionChart</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network’s likeliest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count, and share of the label’s images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled {label}, called {call}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} ({share}&#x2009;%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{right} of %n image(s) are called as they are labelled</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Copied {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Printed {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {parts} as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent {parts} to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image with overlays and patient data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image with overlays, without patient data (what is burned into it stays)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image with patient data, without overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image without overlays and patient data (what is burned into it stays)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion, all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings that do not exclude one another have no confusion matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two has no figures for this choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share that has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two were measured on different images: their curves cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network was never evaluated: compare it on the comparison set to see its curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{images} of {patients}, {positives} with the finding.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskParts</name>
    <message>
        <source>&amp;Recent studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Overread was not closed as it should be. %n place(s) were open.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayCheck</name>
    <message>
        <source>Display check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not see both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I see both squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this window on the monitor that you read on, in the light that you read in. Do you see a small square inside the black one and inside the white one? Every step of the grey scale should be told from the next, and the finest lines should not run together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then fine differences in dark or bright parts of an image cannot be seen on this monitor. Set its brightness and contrast, switch off what changes them by itself, dim the room, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DisplayMenus</name>
    <message>
        <source>&amp;Window of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation &amp;state</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DisplayedFrame</name>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing; see below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder is still being opened; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierMessages</name>
    <message>
        <source>Earlier messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop DICOM, PNG or JPEG files, or a folder with them, anywhere on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these files can be shown; the list says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image among these files; the list says what they are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>&amp;Report a problem…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you recorded is kept. If it happens again, please report it with the text below; it holds no patient data, no file names and no folders.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EverySetting</name>
    <message>
        <source>A department’s PostgreSQL database; empty: the file in the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light round the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half precision on an accelerator where a check passes (auto), or float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many daily backups are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many in a hundred agreed cases enter the queue as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many weekly backups are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the map covers the image, from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How studies are laid out when they are opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that differ from those an action comes with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: bytes of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: bytes of a zip file’s table of contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: bytes of what is inflated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: bytes that a zip file claims to become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: bytes that may expand from as little as they like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: data elements in front of the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: data elements of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: decoded bytes for a coded one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: decoded bytes for a coded one, of PNG, JPEG and TIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: inflated bytes for a compressed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: members of a zip file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: memory of the process that decodes, in bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: memory of the process that scans, in bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: records of a DICOMDIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: samples of one frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: scans of one JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: seconds for reading one frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: seconds for reading one header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: sequences within sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes for which a claimed case is one reader’s alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes without a key or the mouse until the window is covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitors that were checked, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks that were promoted, and what was in use before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings › Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings › Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings › Layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings › Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images on which a candidate meets the network in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network that reads every image, or auto: the one that fits each best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old data that are mixed in when a network is retrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the text, in percent of the system’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two readers for every case of the relabel queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What an export does about text in the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What computes: cpu, cuda, mps, or auto: the best there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not written on the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network says stays hidden until you have given your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether copies and prints carry heatmap, regions and marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether copies and prints carry the patient’s name, id and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether flagged files are copied into the data folder, or only referred to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether reading blind first has been explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the database file is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the key of the audit trail lies in the system’s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the places opened last are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the welcome has been shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether whoever gives a word must sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the agreed cases are drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gives verdicts; empty: the name of the system account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window › Display check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by Overread itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overread store encrypt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EverySettingPage</name>
    <message>
        <source>All settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing else is named, in {file}; it is read at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>Measuring the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lungs could not be outlined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map could not be computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}, {detail}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportAssistant</name>
    <message>
        <source>An export into this folder was stopped; what was ready is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported: {written}. Withheld: {withheld}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it as it was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out of one format:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes that were kept back, for they may name the patient: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of the earlier export, for they may go out no more:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cases are read, de-identified, written and read again. You can go on reading meanwhile. If text is found in a picture, you are asked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip file: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was ready is kept in {folder}; exporting there again goes on from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld now; the copy from an earlier export stays, for it states what is still said:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld, in no format:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only your look is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} cases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>About 4 s a picture of 1024 × 1024: some {minutes} min for these cases. You are shown what is found before anything is blackened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also as one zip file beside the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty folder, or an earlier export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO JSON with regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases in all: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases that are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose cases: none of the chosen ones is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class folders of PNG (ImageFolder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De-identified DICOM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions as JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep dates, each patient’s moved by days of her own (113107)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep descriptions made of radiology’s words alone (113105)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep device and station (113109)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep sex, age, size and weight (113108)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for text burned into the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names become pseudonyms. Everything written is read again and held against the originals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is looked for: a name that is written into a picture goes out with it, and DICOM files do not claim to be clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportLook</name>
    <message>
        <source>Add a box   [ N ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blacken and go on   [ Enter, A ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boxes that will be blackened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}: text is left beside what you have accepted. Pictures that wait: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}: text was found in the picture. Pictures that wait: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box with the mouse, or add one and move it with the arrow keys (Shift: its size). A right click removes one. Side markers such as L, R, PA and AP may stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the box   [ Del ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as it will go out   [ B ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo   [ Ctrl+Z ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withhold this picture   [ W ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}. Accepted before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}. Of the patient: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}. Outside the image area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}. Text: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}. Your own box</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>The export ended with an unexpected error.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message numerus="yes">
        <source>%n image(s) of {data} ({split}), {unread} could not be read; {when}. Intervals: 95&#x2009;%.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was measured with other thresholds than the network has now: only AUC and average precision still speak of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures by finding and group of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AUC could be stated; look at the counts of images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network was never evaluated, so nothing can be said of how good it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Weakest: {finding}, {group}: AUC {figure}, from %n image(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n interval(s) are wider than {width}: too few images to be sure.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>A name needs Latin letters, and begins with one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which finding was missed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in your own words; name no patient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Show the heatmap of {finding} and give a verdict on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark on the bar is the threshold, {threshold}; at or above it the network calls it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pale zone, from {start} to {end}, is doubtful; below it unlikely, above it likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network was not calibrated: its figures are scores, not probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{call} (threshold {threshold})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>±: standard deviation over mildly varied views of the image.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FittedColumns</name>
    <message>
        <source>Fit the columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search (Ctrl+F, Enter for the next place)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no guide in your language yet; this is the English one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HangingPage</name>
    <message>
        <source>&amp;Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A study that has an image for every pane is opened so; the first rule that fits decides. Panes are parted by |, the views that may lie in one by commas: PA, AP | LL, RL, LAT. Without a rule, studies are opened in your own layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How studies are laid out when they are opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} is no rule yet and is not kept: it needs a modality, such as DX, and the views of two to four panes, such as PA | LL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of each pane, from left to right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatmapBar</name>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour, contour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the map is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the map is made, and back to Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the heatmap of the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies below this share of the colour scale is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {share}&#x2009;%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdleLock</name>
    <message>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key or click to go on reading. Nothing was closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageTools</name>
    <message>
        <source>&amp;Image and series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo {act}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Value under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window and zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Written on the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mediastinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the &amp;stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset &amp;{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window &amp;presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cover when idle for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heatmap, regions and marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remember what was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies and prints carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover the window when nobody touches it for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient’s &amp;name, id and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places only, in this machine’s data folder: for the list of recent studies, and to open them again after a crash. Switched off, what is kept is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that is part of the image itself stays on every copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyOverlay</name>
    <message>
        <source>Any key closes this page. Keys are changed in the settings (Keyboard).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll a stack, else zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>&amp;Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All de&amp;faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for the chosen action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by action or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &amp;this key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>, earlier layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, overlapping crops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, twice the input size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No positive evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contribution to the logit per cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scaled to this map’s own peak</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Overread itself is under Apache-2.0. Qt and its binding for Python are used under LGPL-3.0: they lie beside Overread as files of their own, and may be replaced by others of the same interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by package or licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package brings no text of its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Third-party licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image stands on black in both themes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window speaks it from its next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.zip DICOMDIR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relabel queue ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you recorded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>&amp;Map of the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with the probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not with this method</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>change of a measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of a measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of all measurements</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissedFinding</name>
    <message>
        <source>A finding can be added as soon as the network has looked at this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw where the finding is first; then add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finding was not added: you went on before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkCards</name>
    <message>
        <source>Networks at hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkDetailsDialog</name>
    <message>
        <source>About this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header, size and colour only; it has learned nothing of the pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: its figures are scores, not probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Recognises %n kind(s) of wrong picture; refuses from {limit} on. Fitted on {where}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sanity check FAILED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sanity check passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sanity check was not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibration error (ECE) {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}, fitted on {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{passed}: correlation {correlation} with the maps of a random network ({source})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkInputDialog</name>
    <message>
        <source>The input of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is asked for its input…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image on screen, or no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} pixels, from the file’s own window. Your window, zoom and invert change nothing of it. The network learned from pictures like this one: what cannot be seen here, it could not see.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>&amp;Automatic: the network that fits the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says neither modality nor body part nor view.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkParts</name>
    <message>
        <source>&lt;qt&gt;How well does this map explain the probability? {cost} ({key})&lt;br&gt;Deletion: mean probability while the hottest pixels are taken away first, lower is better. Insertion: brought back first, higher is better. Random maps are as smooth as this one.&lt;/qt&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network at hand says where the lungs are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline the lungs over the image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworksWindow</name>
    <message>
        <source>&amp;Compare on the comparison set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Promote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retrain with %n corrected case(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Retrain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back the network that was in use before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;gures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden with the network’s view: show that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure this network and the one in use on the same images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NETWORKS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case of the relabel queue has a corrected label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No promotion brought the network in use: there is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One at a time: wait for what is under way, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a candidate can be promoted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other network to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a candidate on the corrected cases and the old data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this candidate, if it passes every check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>This image cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneGrid</name>
    <message>
        <source>Drag an image here, or click here and choose one in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, active</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>No other study of this patient is open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanesAway</name>
    <message>
        <source>Bring them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images are in a window of their own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanesWindow</name>
    <message>
        <source>Overread: images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifest (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientBanner</name>
    <message>
        <source>⚠  It is not known whether these images are of one patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠  MORE THAN ONE PATIENT ON SCREEN – read the name in each pane</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictionsPanel</name>
    <message>
        <source>After your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the network in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it, then add it with Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FINDINGS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probability: refused by the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of this network’s findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not scored by this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the probabilities with care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gate refused this image; {reader} asked to see what the network says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is warming up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was not made for this image, so no probability is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network’s view is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, or start it again; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You read first: what the network says of a case appears when you have given your verdict ({keys}). Change it or leave it as it is; both words are kept. To see the network at once, switch off Network › Read blind first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden until your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest of {count}: this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest of {count}; no figure for this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest of {count}; this image {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warming up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys}, then {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {version} said this when the verdict was recorded; it is not the network in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one}, {two} or {three}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresentationStates</name>
    <message>
        <source>This presentation state cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>Value under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemReportDialog</name>
    <message>
        <source>&amp;Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files in the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overread makes a zip file of the texts below; nothing is sent. They should hold no patient, no file name, no folder and no reader’s name: please look through them, save the file, and pass it on with a few words on what you did and what happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. Nothing has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the chosen file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installation is being checked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>&amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing Overread ends the training; it can go on from its last whole epoch later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing Overread ends this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromoteForm</name>
    <message>
        <source>Check, and use it if it passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{candidate} must not be worse than {incumbent}, overall, for each finding and each source, on images that neither has been trained on. The criteria are those of the change plan. If it fails, nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>All findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding of the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First reader of the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In random order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Major first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePages</name>
    <message>
        <source>Claimed: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: the last step in the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePreview</name>
    <message>
        <source>Case {number}: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a case to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the chosen case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels of this case are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden until you have read it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueReading</name>
    <message>
        <source>Case {number} asks for your word on another image of this study; go there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number} is adjudicated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}: you and the first reader differ; an adjudicator decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {number}: you and the first reader say the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reading of case {number}: the first reader’s word and the network’s follow yours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderChoice</name>
    <message>
        <source>Every verdict is kept under this name and role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingParts</name>
    <message>
        <source>The network’s view follows your verdict.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message>
        <source>Nothing can be exported: the database or the network is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelabelQueuePanel</name>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case fits the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RELABEL QUEUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relabel queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relabel queue is empty.

A case enters it when you disagree with the network, when you are unsure,
or when you give a verdict on an image that the network refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relabel queue is hidden with the network’s view; show it (V).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}–{last} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{open} open, {all} in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks and figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetrainForm</name>
    <message numerus="yes">
        <source>%n corrected case(s) go in</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the training {name}, which was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the old data: without a replay of it the network would forget what it knew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrain with corrected cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last training took {time} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old data are not where you say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time left is said after the first batches; you can read on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are mixed with a sample of the old data, so that the network does not forget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manifest of the data that the network was trained on, for replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manifest of the frozen images that a candidate must pass</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>The database of an older Overread was brought up to date; as it was before, it is kept in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All se&amp;ttings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>The setting `shortcuts` names no action of this window: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting `shortcuts` names no key by “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is the key of {actions}; choose another, or take it from there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} stays the key of “{taker}”; “{name}” does not get it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} walks through the window or pans the image; choose another key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result in time: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screenshot: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screenshot could not be written: {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n flagged image(s) not yet copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) not yet stored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Analysed {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database not reached; it is asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a test pattern: whether this monitor shows what an image holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified on this monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the Networks window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the analysis in the background; the image on screen is still analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network that spoke, and where it runs; click to choose another, to compare, to read more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads, and in which role; click to change the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warming up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreWatch</name>
    <message>
        <source>The database answers; verdicts are kept from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waited is stored now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Kept beside the database, not yet stored: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudyList</name>
    <message numerus="yes">
        <source>%n frame(s), {size}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>STUDIES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{image} and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{modality} image{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (kept copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be shown: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unread} unread</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeBackForm</name>
    <message>
        <source>A network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last promotion back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in use now. The network that it replaced comes back, bit for bit, and reads every image from then on; what was recorded stays. Take the promotion back?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestPattern</name>
    <message>
        <source>Test pattern</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextEntry</name>
    <message>
        <source>Text, then Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the arrow or text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrailTable</name>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict {finding}: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>A finding that you add is there; with Absent you take it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A verdict can be given as soon as the network has looked at this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an image first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gave no opinion to agree or disagree with; say Present, Absent or Unsure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network’s view is hidden; say Present, Absent or Unsure, or show it (V).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verdict cannot be kept: the database is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your word comes first: say Present (P), Absent (N) or Unsure (U).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>&amp;Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows what a network finds in a radiograph, and where; you agree or disagree with two keys, and what you disagree on is kept for teaching the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No medical device. Research use only; not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No telemetry, no account, no update check. It works without a network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window speaks it from its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Overread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network says of a case stays hidden until you have given your verdict, because it would sway you. This can be switched off: Network › Read blind first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your data are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You read first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>No other case here is unread.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistBar</name>
    <message>
        <source>All cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which cases are listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>--accept-black goes with --burned-in black; leave one of them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--heatmaps writes files; name their folder with --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--reader needs the reader&apos;s id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--resume goes on with what the export had been asked for; leave the other options away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--sha256 is for what is downloaded; the file is on this disk already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--who needs the name of the person who decides, of at most 128 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key of the database has 64 digits, 0 to 9 and a to f; copy it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A segmenter is trained from a manifest; name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An assessment needs a reader; name one in the settings or with --reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another network was put in use while the candidate was measured, or the one in use was fitted again; promote it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another promotion or rollback is just being written in this data folder; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every corrected case measures the network, so none may train it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image of the set has a region of a finding that the bundle has; --regions needs the columns region_x, region_y, region_width, region_height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No promotion is in effect; there is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was typed, so the keyring holds what it held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check for burned-in text was cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint has no last layer that gives one value a class; it is no classifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device has too little memory for this map; choose a plainer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example studies are missing from resources/examples; install Overread again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file needs more memory than one image may take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file no longer holds the image that was assessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file scanner has been closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring of this account does not hold the key of the encrypted database; put it there with `overread store key --set`, or, where the file is not encrypted yet, run `overread store encrypt`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network needs more memory than this computer has left; close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option connect_timeout of the setting database_url is a number of seconds; mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue has no corrected case to train on; see `overread queue list`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader&apos;s name or the note holds bytes that are no text; type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region has no area; give left, top, width and height in pixels, the last two above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting database_url has an option that PostgreSQL does not know; write those of libpq alone, such as sslmode and sslrootcert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting database_url holds a password, which does not belong in a file; take it out and put it into the keyring with `overread store password`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings name a department&apos;s database, which its server encrypts; take database_url out to see to the file in the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two bundles read no image in common; name one that reads these images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two new passphrases differ; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verification was stopped; nothing is exported before it has been done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no training images of at least two classes; add some to the set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no classifier among the bundles at hand; see `overread bundles list`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image to measure the maps on; name a set with a val split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lung segmenter among the bundles; add one with `overread bundles add`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no keyring that keeps a secret; start and unlock one (GNOME Keyring, KWallet, the system&apos;s own on Windows and macOS) and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for a department&apos;s database; name it in the setting database_url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network names no earlier layer; choose another detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts wait in the journal, for the database could not take them; open Overread until they are stored, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits in the journal was encrypted with another key than the database&apos;s; put that key into the keyring with `overread store key --set`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread forget` asks before it deletes; run it in a terminal, or with --yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread forget` needs a patient&apos;s id, or one of the patient&apos;s files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread people role` needs the role; name it with --role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread promote` needs --against MANIFEST, or the setting comparison_manifest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread refit` needs images to fit on, or --gate-from NAME to take over a gate alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread train --queue` needs --replay MANIFEST, or the setting training_manifest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread train --queue` takes images from the queue and --replay, and the start from --from; leave SET, --config, --base-weights and --suspects away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`overread train` needs a manifest, a folder, or a --config that names one as data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention_weight needs a network that weighs its cells; set lung_attention = true in [architecture_args], or attention_weight to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draws leaves no image of an epoch: it is 0 for every source; raise one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and std need 1 or 3 values each, std above 0; change the training configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside_weight needs a network with a linear head; choose another architecture or set it to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision fp16 needs a CUDA device; choose bf16 or fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); no log is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>corner_text</name>
    <message>
        <source>(in part)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation state {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>derived image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lossy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network FAILED the sanity check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network passed the sanity check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not shown in the shape that its pixels have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned by {degrees}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your region has changed: measure again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>learning_words</name>
    <message>
        <source>A candidate is being trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abnormal against normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All findings together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its evaluation cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The candidate is trained. Compare it, or promote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command ended without a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier network is being brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training was stopped before its first epoch was over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training was stopped. It can go on from its last whole epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To begin anew, take the tick off “Go on with the training”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is being checked on the comparison set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is being measured on the comparison set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in use again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is measured; its curves and figures are those of the comparison set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} passed every check and is in use from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was refused; nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} img/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>measured_words</name>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area {area} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plane not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} pixel widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>services</name>
    <message>
        <source>{fault} The defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%n file(s) cannot be shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) that are no images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 forward pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjudicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anchored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better than {share}&#x2009;% of random maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No positive evidence: there is nothing to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not calibrated: these are scores, no probabilities. Other networks’ scores compare with none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platt scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probabilities calibrated by {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion in effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right class, wrong place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presentation state “{label}” is applied, except for: {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image in what you opened; choose a folder with DICOM, PNG or JPEG files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VOI LUT of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about {count} forward pass(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deletion {deletion}, insertion {insertion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its bitmap shutter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its overlay planes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its subtraction of a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its true size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed by the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak inside your region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak outside your region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readers agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample of agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second reader differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Recorded; case {number} of the relabel queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding}: {verdict}. Taken back; it counts as not said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a presentation state that names no image, so it cannot be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a presentation state; it is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no image but “{kind}”, which Overread lists and does not display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name} is the presentation state “{label}” of %n image(s), none of which is open (the first: SOP Instance UID {uid}); open them too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is the presentation state “{label}” of an image that is not open (SOP Instance UID {uid}); open that image too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{peak}, with {share} of the heat ({area} of the area), IoU {iou}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the heat inside the lungs ({area} of the area)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
