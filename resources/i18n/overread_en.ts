<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuditView</name>
    <message numerus="yes">
        <source>The audit trail is whole: %n event(s), none edited, removed or moved.</source>
        <translation>
            <numerusform>The audit trail is whole: %n event, none edited, removed or moved.</numerusform>
            <numerusform>The audit trail is whole: %n events, none edited, removed or moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfusionChart</name>
    <message numerus="yes">
        <source>{right} of %n image(s) are called as they are labelled</source>
        <translation>
            <numerusform>{right} of %n image is called as it is labelled</numerusform>
            <numerusform>{right} of %n images are called as they are labelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskParts</name>
    <message numerus="yes">
        <source>Overread was not closed as it should be. %n place(s) were open.</source>
        <translation>
            <numerusform>Overread was not closed as it should be. %n place was open.</numerusform>
            <numerusform>Overread was not closed as it should be. %n places were open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message numerus="yes">
        <source>%n image(s) of {data} ({split}), {unread} could not be read; {when}. Intervals: 95&#x2009;%.</source>
        <translation>
            <numerusform>%n image of {data} ({split}), {unread} could not be read; {when}. Intervals: 95&#x2009;%.</numerusform>
            <numerusform>%n images of {data} ({split}), {unread} could not be read; {when}. Intervals: 95&#x2009;%.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Weakest: {finding}, {group}: AUC {figure}, from %n image(s).</source>
        <translation>
            <numerusform>Weakest: {finding}, {group}: AUC {figure}, from %n image.</numerusform>
            <numerusform>Weakest: {finding}, {group}: AUC {figure}, from %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n interval(s) are wider than {width}: too few images to be sure.</source>
        <translation>
            <numerusform>{count} of %n interval is wider than {width}: too few images to be sure.</numerusform>
            <numerusform>{count} of %n intervals are wider than {width}: too few images to be sure.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkDetailsDialog</name>
    <message numerus="yes">
        <source>Recognises %n kind(s) of wrong picture; refuses from {limit} on. Fitted on {where}</source>
        <translation>
            <numerusform>Recognises %n kind of wrong picture; refuses from {limit} on. Fitted on {where}</numerusform>
            <numerusform>Recognises %n kinds of wrong picture; refuses from {limit} on. Fitted on {where}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworksWindow</name>
    <message numerus="yes">
        <source>&amp;Retrain with %n corrected case(s)…</source>
        <translation>
            <numerusform>&amp;Retrain with %n corrected case…</numerusform>
            <numerusform>&amp;Retrain with %n corrected cases…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetrainForm</name>
    <message numerus="yes">
        <source>%n corrected case(s) go in</source>
        <translation>
            <numerusform>%n corrected case goes in</numerusform>
            <numerusform>%n corrected cases go in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n flagged image(s) not yet copied</source>
        <translation>
            <numerusform>%n flagged image not yet copied</numerusform>
            <numerusform>%n flagged images not yet copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) not yet stored</source>
        <translation>
            <numerusform>%n verdict not yet stored</numerusform>
            <numerusform>%n verdicts not yet stored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyList</name>
    <message numerus="yes">
        <source>%n frame(s), {size}</source>
        <translation>
            <numerusform>%n frame, {size}</numerusform>
            <numerusform>%n frames, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%n file(s) cannot be shown</source>
        <translation>
            <numerusform>%n file cannot be shown</numerusform>
            <numerusform>%n files cannot be shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) open</source>
        <translation>
            <numerusform>%n image open</numerusform>
            <numerusform>%n images open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) that are no images</source>
        <translation>
            <numerusform>%n object that is no image</numerusform>
            <numerusform>%n objects that are no images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {count} forward pass(es)</source>
        <translation>
            <numerusform>about {count} forward pass</numerusform>
            <numerusform>about {count} forward passes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} is the presentation state “{label}” of %n image(s), none of which is open (the first: SOP Instance UID {uid}); open them too.</source>
        <translation>
            <numerusform>{name} is the presentation state “{label}” of %n image, none of which is open (the first: SOP Instance UID {uid}); open them too.</numerusform>
            <numerusform>{name} is the presentation state “{label}” of %n images, none of which is open (the first: SOP Instance UID {uid}); open them too.</numerusform>
        </translation>
    </message>
</context>
</TS>
