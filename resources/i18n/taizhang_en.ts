<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AgencyDialog</name>
    <message>
        <source>列表里没有？写本单位名称</source>
        <translation>Not listed? Type its name</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>单位种类</source>
        <translation>Kind of unit</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>名称或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>您是哪个单位？</source>
        <translation>Which unit are you?</translation>
    </message>
    <message>
        <source>我的单位</source>
        <translation>My unit</translation>
    </message>
    <message>
        <source>搜索单位</source>
        <translation>Search units</translation>
    </message>
    <message>
        <source>没有名称含“{q}”的单位。可以在下面按本单位的名称添加。</source>
        <translation>No unit has "{q}" in its name. You can add yours by its name below.</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>用这个单位</source>
        <translation>Use this unit</translation>
    </message>
    <message>
        <source>要添加的单位名称</source>
        <translation>Name of the unit to add</translation>
    </message>
    <message>
        <source>输入名称或拼音首字母，例如 zjj 找到省质监局。以后可以在“文件”菜单里更换。</source>
        <translation>Type its name or pinyin initials: zjj finds 省质监局. Change it later in the File menu.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>不恢复</source>
        <translation>Do not restore</translation>
    </message>
    <message>
        <source>与现在相比</source>
        <translation>Compared with now</translation>
    </message>
    <message>
        <source>之后又有 {n} 次更改</source>
        <translation>later changes: {n}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>另有 {n} 次更改只在备份里</source>
        <translation>changes only in the backup: {n}</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Back up and restore</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>备注 {n} 处不同</source>
        <translation>notes: {n} different</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>已备份：{path}</source>
        <translation>Backed up: {path}</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>恢复所选的备份…</source>
        <translation>Restore the chosen backup…</translation>
    </message>
    <message>
        <source>恢复这个备份</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>把台账恢复成 {day} 的样子？现在的台账先存成一个备份，随时可以再恢复回来。</source>
        <translation>Put the ledger back to how it was on {day}? It is kept as a backup first, so you can come back to it at any time.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>每个使用日自动备份一次，重要操作之前也备份。恢复之前，现在的台账先存成一个备份。</source>
        <translation>A backup is made on each day of use, and before important steps. Before a restore, the present ledger is kept as a backup.</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>缘由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>设置 {n} 处不同</source>
        <translation>settings: {n} different</translation>
    </message>
    <message>
        <source>读不出来，不能恢复</source>
        <translation>Cannot be read or restored</translation>
    </message>
    <message>
        <source>还没有备份。按“现在备份”做一个。</source>
        <translation>There is no backup yet. Press "Back up now" to make one.</translation>
    </message>
    <message>
        <source>进展 {n} 处不同</source>
        <translation>progress: {n} different</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>不适用的理由</source>
        <translation>Why it does not apply</translation>
    </message>
    <message>
        <source>不适用的理由（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>任务 {n}</source>
        <translation>task {n}</translation>
    </message>
    <message>
        <source>修订后的方案取消了这项内容，只能查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部记录…</source>
        <translation>Full history…</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Text of the plan</translation>
    </message>
    <message>
        <source>备注 · {about}</source>
        <translation>Note · {about}</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>Figure reached</translation>
    </message>
    <message>
        <source>完成值：{name}</source>
        <translation>Figure reached: {name}</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Date done</translation>
    </message>
    <message>
        <source>已完成 {done}/{all}</source>
        <translation>Done {done}/{all}</translation>
    </message>
    <message>
        <source>所选任务</source>
        <translation>Chosen task</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>等部门</source>
        <translation> and other departments</translation>
    </message>
    <message>
        <source>节点 {n}</source>
        <translation>milestone {n}</translation>
    </message>
    <message>
        <source>还没有记录。</source>
        <translation>Nothing recorded yet.</translation>
    </message>
    <message>
        <source>这项任务不涉及本单位，只能查看。</source>
        <translation>This task does not concern your unit; you can only look at it.</translation>
    </message>
    <message>
        <source>进展 · 节点 {n}</source>
        <translation>Progress · milestone {n}</translation>
    </message>
    <message>
        <source>选一项任务或节点，这里显示它的原文、分工、指标和备注。</source>
        <translation>Choose a task or a milestone: its text, assignment, targets and notes are shown here.</translation>
    </message>
    <message>
        <source>（泛指）</source>
        <translation> (collective)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部任务</source>
        <translation>All tasks</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>工作要求</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>待复核 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我的单位：换一个单位，或添加本单位</source>
        <translation>My unit: choose another, or add yours</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>搜索任务、节点、备注（Ctrl+F）</source>
        <translation>Search tasks, milestones, notes (Ctrl+F)</translation>
    </message>
    <message>
        <source>本单位任务</source>
        <translation>My unit's tasks</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>生成报告…</source>
        <translation>Make report…</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>选择单位 ▾</source>
        <translation>Choose unit ▾</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Lines: {n}</translation>
    </message>
    <message>
        <source>{subject}
原来：{before}
现在：{after}</source>
        <translation>{subject}
Before: {before}
After: {after}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>从哪一天</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>保存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>保存更改记录</source>
        <translation>Save history</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>到哪一天</source>
        <translation>To which day</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>所选一条的全文</source>
        <translation>Full text of the chosen line</translation>
    </message>
    <message>
        <source>搜索事项、内容、填报人</source>
        <translation>Search subject, words, who prepared it</translation>
    </message>
    <message>
        <source>搜索更改记录</source>
        <translation>Search the history</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>最近 {n} 条；更早的请缩小范围查找。</source>
        <translation>The latest {n} lines; narrow the search to find older ones.</translation>
    </message>
    <message>
        <source>没有符合条件的更改记录。</source>
        <translation>No line of the history matches.</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{n} 个节点</source>
        <translation>Milestones: {n}</translation>
    </message>
    <message>
        <source>{n} 项任务</source>
        <translation>Tasks: {n}</translation>
    </message>
    <message>
        <source>“{name}”已经存在，没有改动它。请换一个名字。</source>
        <translation>"{name}" exists already and was left as it is. Choose another name.</translation>
    </message>
    <message>
        <source>〔只读〕</source>
        <translation> [read-only]</translation>
    </message>
    <message>
        <source>不关闭</source>
        <translation>Do not close</translation>
    </message>
    <message>
        <source>不适用 {n}</source>
        <translation>Not applicable: {n}</translation>
    </message>
    <message>
        <source>丢弃并关闭</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>其他单位任务 {n} 项</source>
        <translation>Tasks of other units: {n}</translation>
    </message>
    <message>
        <source>另有泛指任务 {n} 项</source>
        <translation>Collective tasks besides: {n}</translation>
    </message>
    <message>
        <source>台账文件 (*.ledger);;所有文件 (*)</source>
        <translation>Ledger files (*.ledger);;All files (*)</translation>
    </message>
    <message>
        <source>存档 {n} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作要求 {n} 条</source>
        <translation>Requirements: {n}</translation>
    </message>
    <message>
        <source>已保存 {t}</source>
        <translation>Saved {t}</translation>
    </message>
    <message>
        <source>已完成 {n}</source>
        <translation>Done: {n}</translation>
    </message>
    <message>
        <source>已完成 {n}（{share}）</source>
        <translation>Done: {n} ({share})</translation>
    </message>
    <message>
        <source>打开台账</source>
        <translation>Open ledger</translation>
    </message>
    <message>
        <source>新建台账</source>
        <translation>New ledger</translation>
    </message>
    <message>
        <source>方案没有点名本单位，也没有工作要求涉及它。按“全部任务”查看整个方案。</source>
        <translation>The plan does not name your unit, and none of its requirements concerns it. Press "All tasks" to see the whole plan.</translation>
    </message>
    <message>
        <source>有 {n} 项更改没有保存。{why}
现在关闭，这些更改就丢失了。</source>
        <translation>Changes that are not saved: {n}. {why}
If you close now, they are lost.</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>未保存 {n} 项</source>
        <translation>Not saved: {n}</translation>
    </message>
    <message>
        <source>没有符合筛选条件的任务。按“清除筛选”看全部任务。</source>
        <translation>No task matches the filters. Press "Clear" to see all tasks.</translation>
    </message>
    <message>
        <source>还没有选择单位。按左上角的“选择单位”，就能看到本单位的任务。</source>
        <translation>No unit is chosen yet. Press "Choose unit" at the top left to see your unit's tasks.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>{verb}：{action} {subject}</source>
        <translation>{verb}: {action} {subject}</translation>
    </message>
    <message>
        <source>下次启动程序时用“{name}”。</source>
        <translation>The language will be "{name}" when you next start the program.</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>关于台账</source>
        <translation>About the ledger</translation>
    </message>
    <message>
        <source>关于台账…</source>
        <translation>About the ledger…</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>勾选或取消勾选节点；展开或折叠任务</source>
        <translation>Tick or untick a milestone; unfold or fold a task</translation>
    </message>
    <message>
        <source>台账 {version}
台账文件：{path}</source>
        <translation>Taizhang {version}
Ledger file: {path}</translation>
    </message>
    <message>
        <source>回到列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>填指标的完成值</source>
        <translation>Enter the figure reached for a target</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Back up and restore…</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>快捷键…</source>
        <translation>Keys…</translation>
    </message>
    <message>
        <source>我的单位…</source>
        <translation>My unit…</translation>
    </message>
    <message>
        <source>打开台账…</source>
        <translation>Open ledger…</translation>
    </message>
    <message>
        <source>折叠、展开</source>
        <translation>Fold, unfold</translation>
    </message>
    <message>
        <source>折叠到任务</source>
        <translation>Fold to tasks</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销 / 重做</source>
        <translation>Undo / redo</translation>
    </message>
    <message>
        <source>数字、F2</source>
        <translation>Digits, F2</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>新建台账…</source>
        <translation>New ledger…</translation>
    </message>
    <message>
        <source>方案全文…</source>
        <translation>Full text of the plan…</translation>
    </message>
    <message>
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>更改记录…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>生成报告</source>
        <translation>Make report</translation>
    </message>
    <message>
        <source>生成报告…</source>
        <translation>Make report…</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>关闭提示</source>
        <translation>Close the notice</translation>
    </message>
</context>
<context>
    <name>OutlineDelegate</name>
    <message>
        <source>完成值</source>
        <translation>Figure reached</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{status}，待复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status}，未保存</source>
        <translation>{status}, not saved</translation>
    </message>
    <message>
        <source>任务与节点</source>
        <translation>Tasks and milestones</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>（有备注）</source>
        <translation> (has a note)</translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>任务与节点</source>
        <translation>Tasks and milestones</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>报告预览</source>
        <translation>Preview of the report</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>发布原文</source>
        <translation>Text as published</translation>
    </message>
    <message>
        <source>发布机构</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>发文日期</source>
        <translation>Date of issue</translation>
    </message>
    <message>
        <source>总体要求</source>
        <translation>General requirements</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>方案全文</source>
        <translation>Full text of the plan</translation>
    </message>
    <message>
        <source>时效</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>索引号</source>
        <translation>Index number</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>上次的台账“{path}”找不到了，打开的是默认台账。</source>
        <translation>The ledger "{path}" of last time is gone; the default ledger was opened.</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>台账在网络盘上：改用较慢但在网络盘上安全的保存方式。</source>
        <translation>The ledger is on a network drive: it is saved in a slower way that is safe there.</translation>
    </message>
    <message>
        <source>台账是只读打开的：可以查看和打印，不能更改。</source>
        <translation>The ledger is open read-only: you can look and print, but not change anything.</translation>
    </message>
    <message>
        <source>已恢复 {day} 的备份；恢复前的台账也存成了备份。</source>
        <translation>The backup of {day} was restored; the ledger as it was before is kept as a backup too.</translation>
    </message>
</context>
<context>
    <name>RecheckNote</name>
    <message>
        <source>已复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待复核：方案修订后有变化</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>保存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>保存报告</source>
        <translation>Save status report</translation>
    </message>
    <message>
        <source>共 {n} 页。</source>
        <translation>Pages: {n}. </translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>已送打印机：{n} 页。</source>
        <translation>Sent to the printer. Pages: {n}.</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>报告 · {unit}</source>
        <translation>Status report · {unit}</translation>
    </message>
    <message>
        <source>数据截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>正在生成…</source>
        <translation>Being made…</translation>
    </message>
    <message>
        <source>缩放</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>这些字没有字体，印作〓：{chars}</source>
        <translation>No font has these characters; they are printed as 〓: {chars}</translation>
    </message>
    <message>
        <source>预览缩放</source>
        <translation>Zoom of the preview</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{0}“{1}”不是{2}的任务，只能查看。</source>
        <translation>{0} "{1}" is not a task of {2}; it can only be looked at.</translation>
    </message>
    <message>
        <source>{0}“{1}”已经存档，只能查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}没有编号为“{1}”的任务或节点。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}，报告没有保存；请清理磁盘或换一个位置再保存。</source>
        <translation>The report was not saved: {0}. Free some space on the disk, or save it elsewhere.</translation>
    </message>
    <message>
        <source>“{0}”不是 Excel 工作簿（.xlsx）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”不是台账文件，没有改动它。请选择另一个文件。</source>
        <translation>"{0}" is not a ledger file and was left as it is. Choose another file.</translation>
    </message>
    <message>
        <source>“{0}”不是指标，不能填数。</source>
        <translation>"{0}" is not a target, so it takes no figure.</translation>
    </message>
    <message>
        <source>“{0}”不是数。完成值只填数（单位：{1}）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”不是数。请填数字，例如 860。</source>
        <translation>"{0}" is not a number. Enter one, such as 860.</translation>
    </message>
    <message>
        <source>“{0}”不是日期。日期写作 2012-09-30。</source>
        <translation>"{0}" is not a date. Write dates like 2012-09-30.</translation>
    </message>
    <message>
        <source>“{0}”不是普通文件，请选择一个文档文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”不是进展状态。请填：{1}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”加了密码。请在 Excel 或 WPS 里去掉密码，保存后再读回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”可以指几个方案：{1}。请写得更完整。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”已经存在，没有改动它。</source>
        <translation>"{0}" exists already and was left as it is.</translation>
    </message>
    <message>
        <source>“{0}”已经损坏，读不出来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”带有宏，不读。请另存为不带宏的 .xlsx。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”是《{1}》的台账，不是本台账《{2}》的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”是一个文件夹，请换一个文件名再保存。</source>
        <translation>"{0}" is a folder. Save under another name.</translation>
    </message>
    <message>
        <source>“{0}”是一个文件夹，请选择其中的一个文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”是任务，不是节点。请写节点编号，例如 {1}.1。</source>
        <translation>"{0}" is a task, not a milestone. Give the number of a milestone, such as {1}.1.</translation>
    </message>
    <message>
        <source>“{0}”是旧格式（.xls）。请在 Excel 或 WPS 里另存为 .xlsx 再读回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”的内容太多，不读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”的行太多（超过 5 万），不读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”解开后太大（超过 256 MB 或 2000 个部分），不读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”超过 64 MB，不读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”里“{1}”有两列，请只留一列。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”里找不到带“{1}”列的台账。请用程序导出的表填写，不要删去隐藏的列。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”里有几张台账，不知读哪一张。请只留一张。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”里没有可以读回的列（如“{1}”）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”里没有读出台账的内容，没有建立新文件。请从备份恢复。</source>
        <translation>Nothing of a ledger could be read in "{0}"; no new file was made. Restore a backup.</translation>
    </message>
    <message>
        <source>“{0}”里的方案读不出来，也不是随程序提供的方案，没有建立新文件。请从备份恢复。</source>
        <translation>The plan in "{0}" cannot be read, nor is it the one that comes with the program; no new file was made. Restore a backup.</translation>
    </message>
    <message>
        <source>“{0}”链接了别的文件，不读。请断开链接，保存后再读回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“不适用”要写理由。</source>
        <translation>"Not applicable" needs a reason.</translation>
    </message>
    <message>
        <source>“不适用”要填理由。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“已完成”要填完成日期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“已完成”要有完成日期。</source>
        <translation>"Done" needs the date it was done.</translation>
    </message>
    <message>
        <source>写不了“{0}”，请检查文件夹能否写入。</source>
        <translation>"{0}" cannot be written. Check that its folder can be written to.</translation>
    </message>
    <message>
        <source>写不了文件夹“{0}”：{1}。</source>
        <translation>The folder "{0}" cannot be written to: {1}.</translation>
    </message>
    <message>
        <source>写好的副本与“{0}”不一致，没有用它。请再试一次。</source>
        <translation>The copy that was written differs from "{0}" and was not used. Try again.</translation>
    </message>
    <message>
        <source>台账“{0}”不在原来的位置了。请检查U盘或网络盘是否还在。</source>
        <translation>The ledger "{0}" is no longer where it was. Please check that the USB stick or network drive is still there.</translation>
    </message>
    <message>
        <source>台账“{0}”不完整，后面的一段没有了；没有改动它。请从备份恢复，或抢救能读出的内容。</source>
        <translation>The ledger "{0}" is incomplete: its last part is missing. It was left as it is. Restore a backup, or salvage what can be read.</translation>
    </message>
    <message>
        <source>台账“{0}”已损坏，有的内容读不出来；没有改动它。请从备份恢复，或抢救能读出的内容。</source>
        <translation>The ledger "{0}" is damaged: part of it cannot be read. It was left as it is. Restore a backup, or salvage what can be read.</translation>
    </message>
    <message>
        <source>台账“{0}”是只读打开的，不能更改。</source>
        <translation>The ledger "{0}" is open read-only and cannot be changed.</translation>
    </message>
    <message>
        <source>台账“{0}”是只读的，不能保存。请取消只读，或换一个可写的位置。</source>
        <translation>The ledger "{0}" is read-only, so nothing can be saved. Make it writable, or move it where it can be written.</translation>
    </message>
    <message>
        <source>台账“{0}”是由更新版本的程序建立的。请升级后再打开它。</source>
        <translation>The ledger "{0}" was made by a newer version of the program. Upgrade, then open it.</translation>
    </message>
    <message>
        <source>台账“{0}”有问题：{1}</source>
        <translation>Something is wrong with the ledger "{0}": {1}</translation>
    </message>
    <message>
        <source>台账“{0}”正被另一个程序使用。请关闭那个程序后再试。</source>
        <translation>The ledger "{0}" is in use by another program. Close that program and try again.</translation>
    </message>
    <message>
        <source>台账“{0}”没有升级成（第 {1} 版到第 {2} 版），它和原来一样。请先用原来版本的程序打开，并把这句话告诉维护人员：{3}</source>
        <translation>The ledger "{0}" could not be upgraded (from version {1} to version {2}); it is as it was. Open it with the earlier version of the program for now, and pass this on to the maintainers: {3}</translation>
    </message>
    <message>
        <source>台账“{0}”没有完好的备份。</source>
        <translation>The ledger "{0}" has no sound backup.</translation>
    </message>
    <message>
        <source>台账“{0}”的文件头已损坏；没有改动它。请从备份恢复，或抢救能读出的内容。</source>
        <translation>The header of the ledger "{0}" is damaged. It was left as it is. Restore a backup, or salvage what can be read.</translation>
    </message>
    <message>
        <source>台账“{0}”要先升级，不能只读打开。</source>
        <translation>The ledger "{0}" must be upgraded first; it cannot be opened read-only.</translation>
    </message>
    <message>
        <source>台账“{0}”里没有方案。请选择另一个台账。</source>
        <translation>There is no plan in the ledger "{0}". Choose another ledger.</translation>
    </message>
    <message>
        <source>台账里已经有这个方案（{0}）。如果是修订后的文本，请用“更新方案”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台账里没有单位“{0}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台账里没有方案“{0}”。有：{1}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填了不适用理由，进展状态却是“{0}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填了完成日期，进展状态却是“{0}”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份“{0}”已损坏，或由更新版本的程序建立，没有恢复；台账和原来一样。请选另一个备份。</source>
        <translation>The backup "{0}" is damaged, or was made by a newer version of the program. It was not restored; the ledger is as it was. Choose another backup.</translation>
    </message>
    <message>
        <source>完成值要填数量（单位：{0}），不能填百分数。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成值要是不小于零的数。</source>
        <translation>The figure reached must be a number that is not below zero.</translation>
    </message>
    <message>
        <source>导出之后台账里也改了这一项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出之后方案里这一项的文字改了。请重新导出再填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经有名为“{0}”的单位。</source>
        <translation>There is a unit called "{0}" already.</translation>
    </message>
    <message>
        <source>建不了台账“{0}”：{1}。</source>
        <translation>The ledger "{0}" cannot be made: {1}.</translation>
    </message>
    <message>
        <source>建不了文件夹“{0}”：{1}。</source>
        <translation>The folder "{0}" cannot be made: {1}.</translation>
    </message>
    <message>
        <source>打不开“{0}”：{1}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打不开台账“{0}”。请检查它所在的文件夹是否存在、能否写入。</source>
        <translation>The ledger "{0}" cannot be opened. Check that its folder exists and can be written to.</translation>
    </message>
    <message>
        <source>打不开台账“{0}”：{1}。</source>
        <translation>The ledger "{0}" cannot be opened: {1}.</translation>
    </message>
    <message>
        <source>找不到台账“{0}”。请检查U盘或网络盘是否还在。</source>
        <translation>The ledger "{0}" cannot be found. Check that the USB stick or network drive is still there.</translation>
    </message>
    <message>
        <source>找不到该位置</source>
        <translation>there is no such place</translation>
    </message>
    <message>
        <source>报告无法保存到“{0}”：{1}，请换一个位置再保存。</source>
        <translation>The report cannot be saved to "{0}": {1}. Save it elsewhere.</translation>
    </message>
    <message>
        <source>文件{0}，超出可读取的范围，请拆分成几个文件后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件“{0}”中没有文字，请检查是否选错了文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件“{0}”是只读的或没有写入权限，请换一个文件名或位置再保存。</source>
        <translation>The file "{0}" is read-only, or you may not write to it. Save under another name or elsewhere.</translation>
    </message>
    <message>
        <source>文件“{0}”是空的，请检查是否选错了文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件“{0}”正在被其他程序使用，请关闭后再保存。</source>
        <translation>The file "{0}" is in use by another program. Close it there, then save.</translation>
    </message>
    <message>
        <source>文件名“{0}”无效，请改名后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件名太长</source>
        <translation>the file name is too long</translation>
    </message>
    <message>
        <source>文件夹“{0}”不存在，请换一个位置再保存。</source>
        <translation>There is no folder "{0}". Save elsewhere.</translation>
    </message>
    <message>
        <source>文件夹“{0}”不能写入，请换一个位置建立台账。</source>
        <translation>The folder "{0}" cannot be written to. Make the ledger elsewhere.</translation>
    </message>
    <message>
        <source>方案文件“{0}”内容有误：{1}。请重新安装台账。</source>
        <translation>The plan file "{0}" has a mistake in it: {1}. Install the program again.</translation>
    </message>
    <message>
        <source>方案文件“{0}”的格式版本不是 {1}，请使用新版本的台账。</source>
        <translation>The plan file "{0}" is not of format version {1}. Use a newer version of the program.</translation>
    </message>
    <message>
        <source>方案文件“{0}”读不出来：{1}。请重新安装台账。</source>
        <translation>The plan file "{0}" cannot be read: {1}. Install the program again.</translation>
    </message>
    <message>
        <source>方案里没有编号为“{0}”的任务或节点。编号写作 一.3（任务）或 一.3.2（节点）。</source>
        <translation>The plan has no task or milestone numbered "{0}". Numbers are written "一.3" (a task) or "一.3.2" (a milestone).</translation>
    </message>
    <message>
        <source>无法打开文件“{0}”：{1}。请检查文件后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期“{0}”不合情理，请检查年份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以导出的单位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以撤销的操作。</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>没有可以重做的操作。</source>
        <translation>There is nothing to redo.</translation>
    </message>
    <message>
        <source>没有名为“{0}”的单位。可选：{1}。</source>
        <translation>There is no unit called "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>没有名为“{0}”的单位。是不是“{1}”？</source>
        <translation>There is no unit called "{0}". Did you mean "{1}"?</translation>
    </message>
    <message>
        <source>没有名为“{0}”的备份。用“taizhang backups”列出现有的备份。</source>
        <translation>There is no backup called "{0}". List those there are with "taizhang backups".</translation>
    </message>
    <message>
        <source>没有备份成：写不进文件夹“{0}”（{1}）。请检查那个文件夹和磁盘。</source>
        <translation>No backup was made: the folder "{0}" cannot be written to ({1}). Check that folder and the disk.</translation>
    </message>
    <message>
        <source>没有恢复台账“{0}”：{1}。台账和原来一样。</source>
        <translation>The ledger "{0}" was not restored: {1}. It is as it was.</translation>
    </message>
    <message>
        <source>没有抢救成“{0}”：{1}。</source>
        <translation>"{0}" could not be salvaged: {1}.</translation>
    </message>
    <message>
        <source>没有权限</source>
        <translation>permission denied</translation>
    </message>
    <message>
        <source>没有编号为“{0}”的类别。可选：{1}。</source>
        <translation>There is no section numbered "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>演示失败：{0}</source>
        <translation>The demonstration failed: {0}</translation>
    </message>
    <message>
        <source>演示失败：列表里没有要勾选的节点。</source>
        <translation>The demonstration failed: the milestones to tick are not in the list.</translation>
    </message>
    <message>
        <source>演示失败：备注没有进入台账。</source>
        <translation>The demonstration failed: the note is not in the ledger.</translation>
    </message>
    <message>
        <source>演示失败：报告没有保存。</source>
        <translation>The demonstration failed: the report was not saved.</translation>
    </message>
    <message>
        <source>演示失败：报告没有生成。</source>
        <translation>The demonstration failed: the report was not made.</translation>
    </message>
    <message>
        <source>演示失败：窗口里的操作没有进入台账（{0}）。</source>
        <translation>The demonstration failed: what was done at the window is not in the ledger ({0}).</translation>
    </message>
    <message>
        <source>演示失败：输入 {0} 没有找到{1}。</source>
        <translation>The demonstration failed: typing {0} did not find {1}.</translation>
    </message>
    <message>
        <source>磁盘出错</source>
        <translation>the disk has a fault</translation>
    </message>
    <message>
        <source>磁盘已满</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>磁盘已满，没有保存到台账“{0}”。请腾出空间后再试。</source>
        <translation>The disk is full, so nothing was saved to the ledger "{0}". Free some space and try again.</translation>
    </message>
    <message>
        <source>磁盘是只读的</source>
        <translation>the disk is read-only</translation>
    </message>
    <message>
        <source>磁盘配额已满</source>
        <translation>the disk quota is used up</translation>
    </message>
    <message>
        <source>第 {0} 行是同一个节点，填的却不一样。请只留一行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺少或损坏了打印字体文件“{0}”，请重新安装本程序。</source>
        <translation>The font file "{0}" for printing is missing or damaged. Install the program again.</translation>
    </message>
    <message>
        <source>请写单位的名称。</source>
        <translation>Write the name of the unit.</translation>
    </message>
    <message>
        <source>读写台账“{0}”时磁盘出错。请检查磁盘或U盘是否还在。</source>
        <translation>The disk failed while the ledger "{0}" was in use. Check that the disk or USB stick is still there.</translation>
    </message>
    <message>
        <source>路径中有一段不是文件夹</source>
        <translation>part of the path is not a folder</translation>
    </message>
    <message>
        <source>这一格是公式。请改为公式的结果（复制后只粘贴数值）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一格是错误值 {0}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行属于另一个方案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行是{0}的，不是{1}的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行是任务整体。{0}要填在它的节点行里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行没有行标识。新加的行不能读回，请在程序里填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这不是 Word 文档，请用 Word 或 WPS 打开后另存为 .docx。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这不是 Word 文档，请用原来的程序打开后另存为 .docx。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个 PDF 文件有密码，请去掉密码后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个 PDF 是扫描件，没有可读取的文字，请改用 Word、网页格式的文件，或用其他软件识别文字后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个 PDF 的文字无法提取，请改用 Word 或网页格式的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个 Word 文件有密码，请去掉密码后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个 Word 文件有密码，请在 Word 或 WPS 中去掉密码后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个 {0} 文件已损坏或不完整，请重新下载或让对方重新发送。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个文件不是文字文件，请选择 Word、PDF、网页或文本格式的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个网页的文字编码无法识别，请在浏览器中打开后另存为“网页，全部”再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个节点不是指标，不能填完成值。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是 Excel 表格，请把内容复制到 Word 文档中保存后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是 OFD 版式文件，请用 OFD 阅读器另存为 PDF 或 Word 后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是 OpenDocument 文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是 RTF 格式的文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是 XML 格式的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是一个压缩包，请先解压，再打开其中的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是一个文件夹</source>
        <translation>this is a folder</translation>
    </message>
    <message>
        <source>这是一张图片，无法读取其中的文字，请改用 Word、PDF 或网页格式的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是很早版本的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是演示文稿，请把内容复制到 Word 文档中保存后再打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这段文字太长，要在“长文本”表里改；那里的文字要齐全。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>集合（泛指）由方案规定，不能自加。</source>
        <translation>Collectives are set by the plan; you cannot add one.</translation>
    </message>
    <message>
        <source>预览之后台账又有改动，请重新读一次。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>程序出了错，刚才的操作可能没有完成；已保存的内容不受影响。请把下面的报告发给维护人员。</source>
        <translation>The program made a mistake. What you just did may not be finished; what was saved is safe. Please send the report below to the maintainers.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>{name}-抢救.ledger</source>
        <translation>{name}-salvaged.ledger</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>全部内容都抢救出来了；损坏的文件没有动。</source>
        <translation>Everything was salvaged; the damaged file was left alone.</translation>
    </message>
    <message>
        <source>只读打开</source>
        <translation>Open read-only</translation>
    </message>
    <message>
        <source>台账“{name}”正由 {user} 在{where}上打开，从 {since} 起。
可以只读打开来查看；要更改，请等对方关闭后再打开。</source>
        <translation>{user} has the ledger "{name}" open on {where}, since {since}.
You can open it read-only to look at it; to change it, wait until they have closed it.</translation>
    </message>
    <message>
        <source>台账损坏</source>
        <translation>Damaged ledger</translation>
    </message>
    <message>
        <source>台账文件 (*.ledger)</source>
        <translation>Ledger files (*.ledger)</translation>
    </message>
    <message>
        <source>台账正在使用</source>
        <translation>Ledger in use</translation>
    </message>
    <message>
        <source>对方已不在用，接管</source>
        <translation>They no longer use it: take over</translation>
    </message>
    <message>
        <source>已恢复 {day} 的备份；损坏的文件另外留着。</source>
        <translation>The backup of {day} was restored; the damaged file is kept beside it.</translation>
    </message>
    <message>
        <source>恢复 {day} 的备份</source>
        <translation>Restore the backup of {day}</translation>
    </message>
    <message>
        <source>抢救出 {done} 条进展、{notes} 条备注、{lines} 条更改记录；有 {lost} 处读不出来，{bad} 条内容不可靠。损坏的文件没有动。</source>
        <translation>Salvaged: progress {done}, notes {notes}, lines of the history {lines}. Places that cannot be read: {lost}; rows that cannot be relied on: {bad}. The damaged file was left alone.</translation>
    </message>
    <message>
        <source>抢救到新台账</source>
        <translation>Salvage into a new ledger</translation>
    </message>
    <message>
        <source>抢救到新台账…</source>
        <translation>Salvage into a new ledger…</translation>
    </message>
    <message>
        <source>电脑 {machine}</source>
        <translation>computer {machine}</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>this computer</translation>
    </message>
</context>
<context>
    <name>terms</name>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{validity}：{by}《{title}》</source>
        <translation>{validity}: {by} 《{title}》</translation>
    </message>
    <message>
        <source>〔{0}〕</source>
        <translation>[{0}]</translation>
    </message>
    <message>
        <source>一处有多个指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级驻地单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步打算</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>不适用理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>像分工但未采用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分工表述不规范</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>Before an upgrade</translation>
    </message>
    <message>
        <source>单位名称不完整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位名称缺失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参加</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消勾选</source>
        <translation>Untick</translation>
    </message>
    <message>
        <source>名称首次出现</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存在问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>存档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>Figure reached</translation>
    </message>
    <message>
        <source>完成值 {0}</source>
        <translation>(figure reached: {0})</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>导入前</source>
        <translation>Before an import</translation>
    </message>
    <message>
        <source>导入方案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>已失效</source>
        <translation>Repealed</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>市县人民政府</source>
        <translation>City or county government</translation>
    </message>
    <message>
        <source>待复核：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复前</source>
        <translation>Before a restore</translation>
    </message>
    <message>
        <source>我的单位</source>
        <translation>My unit</translation>
    </message>
    <message>
        <source>手工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>报告人员</source>
        <translation>Report people</translation>
    </message>
    <message>
        <source>拒绝</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>括号未闭合</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指导</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>指标不明确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指标调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销：{0}</source>
        <translation>Undo: {0}</translation>
    </message>
    <message>
        <source>改写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件信息缺失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文号残缺</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字可能有缺漏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>旧版Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时限调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更新方案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更新方案前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>期限不明确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限在正文中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>本级部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每日</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>汇总前</source>
        <translation>Before a merge</translation>
    </message>
    <message>
        <source>没有写明单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>泛指</source>
        <translation>Collective</translation>
    </message>
    <message>
        <source>添加单位</source>
        <translation>Add unit</translation>
    </message>
    <message>
        <source>牵头</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>(reason: {0})</translation>
    </message>
    <message>
        <source>移动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号不连续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号变动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号重复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>规则影响后文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>负责</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>进展情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>进展状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>重做：{0}</source>
        <translation>Redo: {0}</translation>
    </message>
    <message>
        <source>集合</source>
        <translation>Collective</translation>
    </message>
    <message>
        <source>需协调事项</source>
        <translation>To be coordinated</translation>
    </message>
</context>
</TS>
