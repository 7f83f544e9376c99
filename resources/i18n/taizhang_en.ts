<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于台账</source>
        <translation>About the ledger</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>台账 {version}</source>
        <translation>Ledger {version}</translation>
    </message>
    <message>
        <source>台账文件</source>
        <translation>Ledger file</translation>
    </message>
    <message>
        <source>台账格式</source>
        <translation>Ledger format</translation>
    </message>
    <message>
        <source>在许可中查找</source>
        <translation>Find in the licence</translation>
    </message>
    <message>
        <source>在许可中查找，回车找下一处</source>
        <translation>Find in the licence; Enter finds the next</translation>
    </message>
    <message>
        <source>复制版本信息</source>
        <translation>Copy version details</translation>
    </message>
    <message>
        <source>已复制。</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>没有找到。</source>
        <translation>Not found.</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>行动计划的任务台账。不联网，内容只存在台账文件里。</source>
        <translation>The task ledger of an action plan. It does not use the network; what it holds is kept only in the ledger file.</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>许可全文</source>
        <translation>Full text of the licence</translation>
    </message>
    <message>
        <source>许可文件不见了，请重新安装本程序。</source>
        <translation>The licence file is gone. Install the program again.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>一个节点只能有一个指标，请把节点切分开。</source>
        <translation>A milestone can have only one target: cut it into several.</translation>
    </message>
    <message>
        <source>原文的单位名称残缺，请对照原文改正。</source>
        <translation>The unit's name is incomplete in the document: correct it from the text.</translation>
    </message>
    <message>
        <source>如果是任务，请选中这段文字作为任务，再添加单位。</source>
        <translation>If it is a task, select the words and make them a task, then add its units.</translation>
    </message>
    <message>
        <source>如果是分工，请把单位加到任务里，或选中这段文字作为任务。</source>
        <translation>If it is an assignment, add the units to their task, or select the words and make them a task.</translation>
    </message>
    <message>
        <source>请在“文件信息”中补全。</source>
        <translation>Fill it in under "Document".</translation>
    </message>
    <message>
        <source>请对照原来的文件，看有没有缺字。</source>
        <translation>Compare with the original document: are words missing?</translation>
    </message>
    <message>
        <source>请核对后面各项任务的角色。</source>
        <translation>Check the roles in the tasks that follow.</translation>
    </message>
    <message>
        <source>请核对指标的名称、数值和单位。</source>
        <translation>Check the target's name, figure and unit of measure.</translation>
    </message>
    <message>
        <source>请核对时限；没有写明日期的，可以自己填。</source>
        <translation>Check the deadline; where no date is given, you can enter one.</translation>
    </message>
    <message>
        <source>请看分工是否读多了或读少了。</source>
        <translation>Check whether too much or too little was read as the assignment.</translation>
    </message>
    <message>
        <source>请看前后是否漏了任务，或把一项读成了两项。</source>
        <translation>Check whether a task before or after it was left out, or one was read as two.</translation>
    </message>
    <message>
        <source>请看名称是否完整；如果是别的写法，在“单位”页合并。</source>
        <translation>Check that the name is complete; if it is another spelling of one, merge them on the page "Units".</translation>
    </message>
    <message>
        <source>这些字没有读懂，请看单位和角色是否齐全。</source>
        <translation>These words were not understood: check that all units and roles are there.</translation>
    </message>
</context>
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
    <name>AgencyEditor</name>
    <message>
        <source>F2 修改，1–4 改角色，空格改集合，Delete 移除</source>
        <translation>F2 edits, 1-4 set the role, Space sets collective, Delete removes</translation>
    </message>
    <message>
        <source>从这项任务中移除所选单位（Delete）</source>
        <translation>Remove the chosen unit from this task (Delete)</translation>
    </message>
    <message>
        <source>单位与角色</source>
        <translation>Units and roles</translation>
    </message>
    <message>
        <source>名单没有写全（以“等”“等部门”收尾）</source>
        <translation>The list is left open (it ends with "等" or "等部门")</translation>
    </message>
    <message>
        <source>改“等”</source>
        <translation>Change "等"</translation>
    </message>
    <message>
        <source>改角色</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>新单位的角色</source>
        <translation>Role of the new unit</translation>
    </message>
    <message>
        <source>添加单位</source>
        <translation>Add unit</translation>
    </message>
    <message>
        <source>添加单位：写名称，按回车</source>
        <translation>Add a unit: type its name, press Enter</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除单位</source>
        <translation>Remove unit</translation>
    </message>
    <message>
        <source>要添加的单位</source>
        <translation>Unit to add</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>集合</source>
        <translation>Collective</translation>
    </message>
</context>
<context>
    <name>AgencyModel</name>
    <message>
        <source>一类单位的统称，例如“各市、县人民政府”</source>
        <translation>A name for a class of units, such as "各市、县人民政府"</translation>
    </message>
    <message>
        <source>单个单位</source>
        <translation>A single unit</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>改单位</source>
        <translation>Change unit</translation>
    </message>
    <message>
        <source>改角色</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>改集合</source>
        <translation>Change collective</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>集合</source>
        <translation>Collective</translation>
    </message>
</context>
<context>
    <name>Amend</name>
    <message>
        <source>{n} 个节点取消，填过的连同记录存档</source>
        <translation>milestones removed: {n}, archived with their records where filled in</translation>
    </message>
    <message>
        <source>{n} 个节点有变化，填过的标为“待复核”</source>
        <translation>milestones changed: {n}, marked "To recheck" where filled in</translation>
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
        <source>年度</source>
        <translation>Plan year</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>无指标</source>
        <translation>No target</translation>
    </message>
    <message>
        <source>更新前先备份台账。已填的内容按文字移到新文本</source>
        <translation>The ledger is backed up first. What was filled in stays with the same words in the new text</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>没有变化 {n}</source>
        <translation>Unchanged: {n}</translation>
    </message>
    <message>
        <source>节点增减</source>
        <translation>Other milestones</translation>
    </message>
    <message>
        <source>角色有变化的单位，填过的节点标为“待复核”</source>
        <translation>where a unit has a new role, the milestones it filled in are marked "To recheck"</translation>
    </message>
</context>
<context>
    <name>AmendDialog</name>
    <message>
        <source>两个方案没有差别，不需要更新。</source>
        <translation>The two plans do not differ; there is nothing to update.</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>任务没有变化，只更新文件信息；已填的内容不变。</source>
        <translation>No task changes; only the facts about the document are updated. What was filled in stays.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>更新方案</source>
        <translation>Update plan</translation>
    </message>
    <message>
        <source>更新方案：{title}</source>
        <translation>Update plan: {title}</translation>
    </message>
    <message>
        <source>有变化的任务</source>
        <translation>Changed tasks</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>Apart</name>
    <message>
        <source>工作要求 {n} 条，不计入</source>
        <translation>Requirements: {n}, not counted</translation>
    </message>
    <message>
        <source>泛指任务 {n} 项，不计入</source>
        <translation>Collective tasks: {n}, not counted</translation>
    </message>
</context>
<context>
    <name>ArrangeMenu</name>
    <message>
        <source>分组</source>
        <translation>Group by</translation>
    </message>
    <message>
        <source>分组与排序</source>
        <translation>Group and sort</translation>
    </message>
    <message>
        <source>按文件（类别—任务—节点）</source>
        <translation>By document (section–task–milestone)</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>文件的顺序</source>
        <translation>Order of the document</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>可以不写，例如：印发文件</source>
        <translation>Optional, such as: the document as issued</translation>
    </message>
    <message>
        <source>已取消，没有添加。</source>
        <translation>Cancelled; nothing was added.</translation>
    </message>
    <message>
        <source>把文件拖到这里，或粘贴。内容只存一份，所选各处都用它。</source>
        <translation>Drag files here, or paste them. The content is kept only once, and all chosen places use it.</translation>
    </message>
    <message>
        <source>材料日期</source>
        <translation>Date of the evidence</translation>
    </message>
    <message>
        <source>正在添加佐证材料…</source>
        <translation>Adding evidence…</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>添加了 {added} 份，有 {n} 份没有添加。{first}</source>
        <translation>Added: {added}; not added: {n}. {first}</translation>
    </message>
    <message>
        <source>添加佐证材料</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>移去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>给所选 {n} 处添加佐证材料</source>
        <translation>Add evidence to the chosen places ({n})</translation>
    </message>
    <message>
        <source>要添加的文件</source>
        <translation>Files to add</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
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
    <name>BarRow</name>
    <message>
        <source>{name}：已完成 {done}/{all}（{share}），进行中 {begun}，未开始 {rest}，不适用 {skipped}；时间进度 {time}，{pace}</source>
        <translation>{name}: done {done}/{all} ({share}), in progress {begun}, not started {rest}, not applicable {skipped}; time elapsed {time}, {pace}</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>已选 {n} 个节点</source>
        <translation>Milestones chosen: {n}</translation>
    </message>
    <message>
        <source>所选节点</source>
        <translation>Chosen milestones</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>（其中 {n} 个不能填报）</source>
        <translation> (cannot be filled in: {n})</translation>
    </message>
</context>
<context>
    <name>BulkEdits</name>
    <message>
        <source>{n} 个{why}</source>
        <translation>{n}: {why}</translation>
    </message>
    <message>
        <source>{n} 个没有改：{why}。</source>
        <translation> Not changed: {n} ({why}).</translation>
    </message>
    <message>
        <source>佐证材料…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>前面没有未了结的节点了。</source>
        <translation>There is no unsettled milestone further up.</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>后面没有未了结的节点了。</source>
        <translation>There is no unsettled milestone further down.</translation>
    </message>
    <message>
        <source>备注…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>完成日期…</source>
        <translation>Date done…</translation>
    </message>
    <message>
        <source>已更改 {n} 个节点。</source>
        <translation>Milestones changed: {n}.</translation>
    </message>
    <message>
        <source>所选 {n} 个节点不适用</source>
        <translation>The chosen milestones ({n}) do not apply</translation>
    </message>
    <message>
        <source>所选节点</source>
        <translation>Chosen milestones</translation>
    </message>
    <message>
        <source>所选节点不是本单位的任务，或已经存档，只能查看。</source>
        <translation>The chosen milestones are not tasks of your unit, or are archived; you can only look at them.</translation>
    </message>
    <message>
        <source>时限…</source>
        <translation>Deadline…</translation>
    </message>
    <message>
        <source>没有改动。</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>粘贴一列…</source>
        <translation>Paste column…</translation>
    </message>
    <message>
        <source>节点 {n} 不适用</source>
        <translation>Milestone {n} does not apply</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>单位变化 {n}</source>
        <translation>Units changed: {n}</translation>
    </message>
    <message>
        <source>单位的变化</source>
        <translation>Changes of units</translation>
    </message>
    <message>
        <source>原文本</source>
        <translation>Old text</translation>
    </message>
    <message>
        <source>原节点</source>
        <translation>Old milestone</translation>
    </message>
    <message>
        <source>原角色</source>
        <translation>Old role</translation>
    </message>
    <message>
        <source>原：{words}</source>
        <translation>Old: {words}</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>新文本</source>
        <translation>New text</translation>
    </message>
    <message>
        <source>新节点</source>
        <translation>New milestone</translation>
    </message>
    <message>
        <source>新角色</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>新：{words}</source>
        <translation>New: {words}</translation>
    </message>
    <message>
        <source>没有这项任务</source>
        <translation>no such task</translation>
    </message>
    <message>
        <source>节点变化 {n}</source>
        <translation>Milestones changed: {n}</translation>
    </message>
    <message>
        <source>节点的变化</source>
        <translation>Changes of milestones</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>交前检查</source>
        <translation>Check before handing in</translation>
    </message>
    <message>
        <source>共 {n} 条，其中必改 {must} 条：改好，或写明照样上报的理由。</source>
        <translation>Findings: {n}, of which must be fixed: {must}. Fix them, or say why the report may be handed in all the same.</translation>
    </message>
    <message>
        <source>共 {n} 条，没有必改的。</source>
        <translation>Findings: {n}, none of which must be fixed.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>去改</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>取消理由</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>没有发现要改的地方，可以上报。</source>
        <translation>Nothing was found to fix; the report can be handed in.</translation>
    </message>
    <message>
        <source>照报</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>照样上报</source>
        <translation>Excuse</translation>
    </message>
    <message>
        <source>照样上报的理由</source>
        <translation>Reason to hand in all the same</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{what} {n} 个节点</source>
        <translation>{what}, milestones: {n}</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>取消这个条件</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>取消：{condition}</source>
        <translation>Remove: {condition}</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>已复制 {n} 个节点，可以粘贴到 Excel 或 WPS。</source>
        <translation>Milestones copied: {n}. You can paste them into Excel or WPS.</translation>
    </message>
    <message>
        <source>已更改 {n} 个节点。</source>
        <translation>Milestones changed: {n}.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>“{name}”已经存在，没有改动它。请换一个名字。</source>
        <translation>"{name}" exists already and was left as it is. Choose another name.</translation>
    </message>
    <message>
        <source>台账文件 (*.ledger);;所有文件 (*)</source>
        <translation>Ledger files (*.ledger);;All files (*)</translation>
    </message>
    <message>
        <source>打开台账</source>
        <translation>Open ledger</translation>
    </message>
    <message>
        <source>新建台账</source>
        <translation>New ledger</translation>
    </message>
</context>
<context>
    <name>CompletionTile</name>
    <message>
        <source>完成率</source>
        <translation>Share done</translation>
    </message>
    <message>
        <source>完成率 {share}：{below}，{pace}</source>
        <translation>Share done {share}: {below}, {pace}</translation>
    </message>
    <message>
        <source>已完成 {done}/{all} 个节点 · 时间进度 {time}</source>
        <translation>Milestones done {done}/{all} · time elapsed {time}</translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>其中 {n} 个还没有完成，也标为“已完成”</source>
        <translation>Also mark as "Done" those not done yet: {n}</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Date done</translation>
    </message>
    <message>
        <source>所选 {n} 个节点的完成日期</source>
        <translation>Date done of the chosen milestones ({n})</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>修订后的方案取消了这项内容，只能查看。</source>
        <translation>The amended plan no longer has this; you can only look at it.</translation>
    </message>
    <message>
        <source>先在列表里选一个本单位的节点，再调整它的时限。</source>
        <translation>First choose a milestone of your unit in the list, then change its deadline.</translation>
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
        <source>时限与序时</source>
        <translation>Deadline and pace</translation>
    </message>
    <message>
        <source>这项任务不涉及本单位，只能查看。</source>
        <translation>This task does not concern your unit; you can only look at it.</translation>
    </message>
    <message>
        <source>选一项任务或节点，这里显示它的原文、分工、指标和备注。</source>
        <translation>Choose a task or a milestone: its text, assignment, targets and notes are shown here.</translation>
    </message>
</context>
<context>
    <name>DoubtBar</name>
    <message>
        <source>{at} / {n}</source>
        <translation>{at} / {n}</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>有 {n} 处待看。按 F8 逐处查看；没有问题的按 F9。</source>
        <translation>Places to check: {n}. Press F8 to go through them, F9 where nothing is wrong.</translation>
    </message>
    <message>
        <source>没有需要核对的地方了。</source>
        <translation>Nothing is left to check.</translation>
    </message>
    <message>
        <source>没问题</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>待看的地方</source>
        <translation>Places to check</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>没有需要核对的地方了。</source>
        <translation>Nothing is left to check.</translation>
    </message>
    <message>
        <source>没问题</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>完成时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>延期必填</source>
        <translation>Needed for an extension</translation>
    </message>
    <message>
        <source>批准人（单位）</source>
        <translation>Approved by (unit)</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Date of approval</translation>
    </message>
    <message>
        <source>新的时限</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>调整所选 {n} 个节点的完成时限</source>
        <translation>Change deadline of the chosen milestones ({n})</translation>
    </message>
</context>
<context>
    <name>DueForm</name>
    <message>
        <source>写批准日期</source>
        <translation>Give the date of approval</translation>
    </message>
    <message>
        <source>延期要写理由和批准；提前只要理由。回车确认，Esc 离开。</source>
        <translation>An extension needs a reason and an approval; an earlier deadline needs only a reason. Enter confirms, Esc leaves.</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>批准人、单位或文号</source>
        <translation>Approver, unit or document number</translation>
    </message>
    <message>
        <source>批准人或批准文号</source>
        <translation>Approver, or document number of the approval</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Date of approval</translation>
    </message>
    <message>
        <source>报告从批准日期起按新的时限算；不写就一直算</source>
        <translation>Reports go by the new deadline from the date of approval on; without a date, always</translation>
    </message>
    <message>
        <source>新时限</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>新的完成时限</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>调整时限的理由</source>
        <translation>Reason for changing the deadline</translation>
    </message>
</context>
<context>
    <name>DuePart</name>
    <message>
        <source>{day}，调整 {n} 次</source>
        <translation>{day}, changes: {n}</translation>
    </message>
    <message>
        <source>临期，就是这一天</source>
        <translation>Due soon: on this very day</translation>
    </message>
    <message>
        <source>临期，还有 {n} 天</source>
        <translation>Due soon: {n} d left</translation>
    </message>
    <message>
        <source>原时限</source>
        <translation>Original deadline</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>截至 {day} 还没有批准，按 {due} 算。</source>
        <translation>Not approved yet as of {day}: {due} still holds.</translation>
    </message>
    <message>
        <source>批准：{by}</source>
        <translation>Approval: {by}</translation>
    </message>
    <message>
        <source>提前</source>
        <translation>Brought forward</translation>
    </message>
    <message>
        <source>撤去最近一次调整</source>
        <translation>Withdraw the latest change</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>调整…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>调整完成时限（Ctrl+D）</source>
        <translation>Change deadline (Ctrl+D)</translation>
    </message>
    <message>
        <source>逾期 {n} 天</source>
        <translation>Overdue: {n} d</translation>
    </message>
</context>
<context>
    <name>EvidenceAdding</name>
    <message>
        <source>已取消，没有添加。</source>
        <translation>Cancelled; nothing was added.</translation>
    </message>
    <message>
        <source>有 {n} 份没有添加。{first}</source>
        <translation>Not added: {n}. {first}</translation>
    </message>
</context>
<context>
    <name>EvidenceDelegate</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>{n} 份材料的说明</source>
        <translation>Captions ({n})</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>各不相同；不写就不改</source>
        <translation>They differ; empty: no change</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>所选 {n} 份材料</source>
        <translation>Chosen evidence ({n})</translation>
    </message>
    <message>
        <source>文件自己的日期：报告截至更早的日期时不算它</source>
        <translation>The file's own date: a report as of an earlier day leaves it out</translation>
    </message>
    <message>
        <source>材料日期</source>
        <translation>Date of the evidence</translation>
    </message>
    <message>
        <source>材料说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>这份材料说明什么，例如：印发文件</source>
        <translation>What it shows, such as: the document as issued</translation>
    </message>
</context>
<context>
    <name>EvidenceFiles</name>
    <message>
        <source>“{name}”没有程序可以打开。请另存出来，在装有相应软件的电脑上打开。</source>
        <translation>No program here opens "{name}". Save it as a file, and open it on a computer that has the right software.</translation>
    </message>
    <message>
        <source>不打开</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>另存佐证材料</source>
        <translation>Save evidence</translation>
    </message>
    <message>
        <source>已取消。</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>把 {n} 份佐证材料存到哪个文件夹</source>
        <translation>Folder to save the evidence in ({n})</translation>
    </message>
    <message>
        <source>正在保存“{name}”…</source>
        <translation>Saving "{name}"…</translation>
    </message>
    <message>
        <source>正在保存佐证材料…</source>
        <translation>Saving evidence…</translation>
    </message>
    <message>
        <source>正在打开“{name}”…</source>
        <translation>Opening "{name}"…</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
</context>
<context>
    <name>EvidenceModel</name>
    <message>
        <source>名称含隐藏符号</source>
        <translation>Name has hidden characters</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>正在添加… {n}%</source>
        <translation>Adding… {n}%</translation>
    </message>
    <message>
        <source>用于 {n} 处</source>
        <translation>Used in {n} places</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>等待添加…</source>
        <translation>Waiting to be added…</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>{n} 份佐证材料</source>
        <translation>Evidence ({n})</translation>
    </message>
    <message>
        <source>也用于…</source>
        <translation>Also use for…</translation>
    </message>
    <message>
        <source>佐证材料（{n}）</source>
        <translation>Evidence ({n})</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>只换这里</source>
        <translation>Only here</translation>
    </message>
    <message>
        <source>各个版本…</source>
        <translation>Versions…</translation>
    </message>
    <message>
        <source>各处都换</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>把文件拖到这里，或按“添加…”；截图可以直接粘贴。</source>
        <translation>Drag files here, or press "Add…"; screenshots can be pasted.</translation>
    </message>
    <message>
        <source>换新版本</source>
        <translation>Replace by new version</translation>
    </message>
    <message>
        <source>换新版本…</source>
        <translation>Replace by new version…</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>有 {n} 份已经在这里，没有重复添加。</source>
        <translation>Here already, and not added again: {n}.</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>添加佐证材料</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>说明…</source>
        <translation>Caption…</translation>
    </message>
    <message>
        <source>这份材料用于 {n} 处。要在哪里换成新版本？</source>
        <translation>This evidence is used in {n} places. Where should the new version replace it?</translation>
    </message>
</context>
<context>
    <name>FacetPopup</name>
    <message>
        <source>不筛选</source>
        <translation>No filter</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>找（拼音也可以）</source>
        <translation>Find (pinyin too)</translation>
    </message>
    <message>
        <source>没有可选的值。</source>
        <translation>There is no value to choose.</translation>
    </message>
    <message>
        <source>除去所选（非）</source>
        <translation>All but the chosen (not)</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>{year}年度</source>
        <translation>plan of {year}</translation>
    </message>
    <message>
        <source>例如 2012-06-21</source>
        <translation>such as 2012-06-21</translation>
    </message>
    <message>
        <source>印发通知</source>
        <translation>Issuing notice</translation>
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
        <source>年度</source>
        <translation>Plan year</translation>
    </message>
    <message>
        <source>年度要写成四位数的年份，例如 2012。</source>
        <translation>Write the plan year with four digits, such as 2012.</translation>
    </message>
    <message>
        <source>改文件信息</source>
        <translation>Change facts</translation>
    </message>
    <message>
        <source>文件信息</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>没有写明时限的任务，按这一年的12月31日</source>
        <translation>Tasks without a deadline are due on 31 December of this year</translation>
    </message>
    <message>
        <source>没有读到年度，请填写四位数的年份。</source>
        <translation>No plan year was found: enter it with four digits.</translation>
    </message>
    <message>
        <source>没有读到标题，请填写。</source>
        <translation>No title was found: enter it.</translation>
    </message>
    <message>
        <source>索引号</source>
        <translation>Index number</translation>
    </message>
</context>
<context>
    <name>FailureDialog</name>
    <message>
        <source>保存报告</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>保存报告…</source>
        <translation>Save report…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>同样的错误到现在出现了 {n} 次。</source>
        <translation>The same error has occurred {n} times so far.</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>已复制。</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>文本文件 (*.txt)</source>
        <translation>Text files (*.txt)</translation>
    </message>
    <message>
        <source>程序出了意外的错误，刚才的操作可能没有完成。已保存的内容不受影响。</source>
        <translation>The program met an unexpected error; what you just did may not be complete. What was saved is not affected.</translation>
    </message>
    <message>
        <source>程序出了意外的错误，要关闭。已保存的内容不受影响。</source>
        <translation>The program met an unexpected error and has to close. What was saved is not affected.</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>请把下面的报告发给维护人员。报告里有版本、最近的操作名称和出错的位置，没有填写的内容、文件名和用户名。</source>
        <translation>Please send the report below to the maintainers. It has the version, the names of the latest actions and the place of the error; it has nothing you filled in, no file names and no user name.</translation>
    </message>
    <message>
        <source>错误报告</source>
        <translation>Error report</translation>
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
        <source>工作要求</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>待复核 {n}</source>
        <translation>To recheck {n}</translation>
    </message>
    <message>
        <source>我的单位：换一个单位，或添加本单位</source>
        <translation>My unit: choose another, or add yours</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>搜索任务、节点、备注、佐证（Ctrl+F）</source>
        <translation>Search tasks, milestones, notes, evidence (Ctrl+F)</translation>
    </message>
    <message>
        <source>数据截至</source>
        <translation>As of</translation>
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
        <source>生成报告…</source>
        <translation>Make report…</translation>
    </message>
    <message>
        <source>选择单位 ▾</source>
        <translation>Choose unit ▾</translation>
    </message>
    <message>
        <source>逾期、临期和序时进度按这一天判断</source>
        <translation>Overdue, due soon and pace are judged as of this day</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>{n} 个指标</source>
        <translation>Targets: {n}</translation>
    </message>
    <message>
        <source>{n} 个节点</source>
        <translation>Milestones: {n}</translation>
    </message>
    <message>
        <source>{n} 项任务</source>
        <translation>Tasks: {n}</translation>
    </message>
    <message>
        <source>{n} 项分工</source>
        <translation>Assignments: {n}</translation>
    </message>
    <message>
        <source>{verb}：{what}</source>
        <translation>{verb}: {what}</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入 {n} 项任务</source>
        <translation>Import tasks: {n}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>没有待看的地方</source>
        <translation>Nothing to check</translation>
    </message>
    <message>
        <source>还有 {n} 处待看</source>
        <translation>To check: {n}</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbooks (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word documents (*.docx)</translation>
    </message>
    <message>
        <source>交前检查</source>
        <translation>Check before handing in</translation>
    </message>
    <message>
        <source>交前检查有 {n} 条必改，还没有改，也没有写明理由：</source>
        <translation>The check before handing in found what must be fixed and is neither fixed nor excused: {n}</translation>
    </message>
    <message>
        <source>但没有记入台账：{why}</source>
        <translation> But it was not noted in the ledger: {why}</translation>
    </message>
    <message>
        <source>保存报告</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>去看看</source>
        <translation>Have a look</translation>
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
        <source>照样上报</source>
        <translation>Hand in all the same</translation>
    </message>
    <message>
        <source>还有 {n} 条。</source>
        <translation>And more: {n}.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>数据截至</source>
        <translation>As of</translation>
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
    <name>HistorySection</name>
    <message>
        <source>全部记录…</source>
        <translation>Full history…</translation>
    </message>
    <message>
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>还没有记录。</source>
        <translation>Nothing is recorded yet.</translation>
    </message>
</context>
<context>
    <name>InlineForm</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>{number} {text}（{role}）{day} {days}</source>
        <translation>{number} {text} ({role}) {day} {days}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Ctrl+空格</source>
        <translation>Ctrl+Space</translation>
    </message>
    <message>
        <source>上一个未了结的节点</source>
        <translation>Previous open milestone</translation>
    </message>
    <message>
        <source>下一个未了结的节点</source>
        <translation>Next open milestone</translation>
    </message>
    <message>
        <source>不适用（要写理由）</source>
        <translation>Not applicable (needs a reason)</translation>
    </message>
    <message>
        <source>任务列表</source>
        <translation>Task list</translation>
    </message>
    <message>
        <source>侧栏</source>
        <translation>Sidebar</translation>
    </message>
    <message>
        <source>全选（筛选出来的）</source>
        <translation>Select all (that the filters show)</translation>
    </message>
    <message>
        <source>全部折叠、全部展开</source>
        <translation>Fold all, unfold all</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>写备注时提到单位，可打拼音首字母</source>
        <translation>Name a unit in a note; pinyin initials will do</translation>
    </message>
    <message>
        <source>写备注时插入常用语</source>
        <translation>Insert a phrase in a note</translation>
    </message>
    <message>
        <source>到下一个区域</source>
        <translation>To the next area</translation>
    </message>
    <message>
        <source>加选、减选当前行；Ctrl+↑ ↓ 只移动</source>
        <translation>Add the current row to the selection or take it off; Ctrl+↑ ↓ only moves</translation>
    </message>
    <message>
        <source>勾选、取消勾选；在标题上展开、折叠</source>
        <translation>Tick, untick; on a heading: fold, unfold</translation>
    </message>
    <message>
        <source>单键只在列表里起作用；正在打字时不起作用。</source>
        <translation>Single keys work only in the list, not while you are typing.</translation>
    </message>
    <message>
        <source>回到列表；只选当前一行</source>
        <translation>Back to the list; select only the current row</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>填报（所选各行一起）</source>
        <translation>Fill in (all chosen rows together)</translation>
    </message>
    <message>
        <source>填指标的完成值</source>
        <translation>Enter a target's figure reached</translation>
    </message>
    <message>
        <source>复制所选节点，粘贴到 Excel</source>
        <translation>Copy the chosen milestones to paste into Excel</translation>
    </message>
    <message>
        <source>对所选节点的全部操作</source>
        <translation>All actions for the chosen milestones</translation>
    </message>
    <message>
        <source>导入方案</source>
        <translation>Take in a plan</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>打开台账</source>
        <translation>Open a ledger</translation>
    </message>
    <message>
        <source>折叠、展开</source>
        <translation>Fold, unfold</translation>
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
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>生成报告</source>
        <translation>Make a report</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>移动分解步骤</source>
        <translation>Move step</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>粘贴 Excel 的一列或一张表</source>
        <translation>Paste a column or a table from Excel</translation>
    </message>
    <message>
        <source>菜单键</source>
        <translation>Menu key</translation>
    </message>
    <message>
        <source>调整完成时限</source>
        <translation>Change deadline</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>连着选；Shift+PgDn 选一页</source>
        <translation>Select a range; Shift+PgDn: a page</translation>
    </message>
    <message>
        <source>选择多行</source>
        <translation>Select several rows</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>LinkChip</name>
    <message>
        <source>查看</source>
        <translation>Show</translation>
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
        <source>存档 {n} 项</source>
        <translation>Archived: {n}</translation>
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
        <source>截至 {day} 没有逾期的节点。</source>
        <translation>Nothing is overdue as of {day}.</translation>
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
        <source>正在添加佐证材料，添完再撤销或重做。</source>
        <translation>Evidence is being added. Undo or redo when that is finished.</translation>
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
    <name>Mentioning</name>
    <message>
        <source>提到的单位</source>
        <translation>Units to mention</translation>
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
        <source>任务列表</source>
        <translation>Task list</translation>
    </message>
    <message>
        <source>侧栏</source>
        <translation>Sidebar</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>关于台账…</source>
        <translation>About the ledger…</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Back up and restore…</translation>
    </message>
    <message>
        <source>导出佐证材料…</source>
        <translation>Export evidence…</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>快捷键…</source>
        <translation>Keys…</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>我的单位…</source>
        <translation>My unit…</translation>
    </message>
    <message>
        <source>打不开文件夹，日志在“{path}”。</source>
        <translation>The folder cannot be opened; the log is in "{path}".</translation>
    </message>
    <message>
        <source>打开台账…</source>
        <translation>Open ledger…</translation>
    </message>
    <message>
        <source>把列表存成 Excel…</source>
        <translation>Save list as Excel…</translation>
    </message>
    <message>
        <source>把时限存成日历…</source>
        <translation>Save deadlines as calendar…</translation>
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
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>新建台账…</source>
        <translation>New ledger…</translation>
    </message>
    <message>
        <source>方案(&amp;P)</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>显示日志</source>
        <translation>Show log</translation>
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
        <source>灯色</source>
        <translation>Signal colours</translation>
    </message>
    <message>
        <source>生成报告…</source>
        <translation>Make report…</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>读回填好的台账…</source>
        <translation>Read back filled-in ledger…</translation>
    </message>
    <message>
        <source>调整时限…</source>
        <translation>Change deadline…</translation>
    </message>
    <message>
        <source>还没有日志。</source>
        <translation>There is no log yet.</translation>
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
    <name>MilestoneForm</name>
    <message>
        <source>上限</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>不填即同任务</source>
        <translation>Empty: as the task</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>原文：{words}</source>
        <translation>Text: {words}</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>左右…</source>
        <translation>over…</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>指标上限</source>
        <translation>Upper limit of the target</translation>
    </message>
    <message>
        <source>指标下限</source>
        <translation>Lower limit of the target</translation>
    </message>
    <message>
        <source>指标单位</source>
        <translation>Unit of measure of the target</translation>
    </message>
    <message>
        <source>指标名称</source>
        <translation>Name of the target</translation>
    </message>
    <message>
        <source>改指标</source>
        <translation>Change target</translation>
    </message>
    <message>
        <source>改节点时限</source>
        <translation>Change milestone's deadline</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>移除指标</source>
        <translation>Remove target</translation>
    </message>
    <message>
        <source>节点</source>
        <translation>Milestone</translation>
    </message>
    <message>
        <source>节点 {n}</source>
        <translation>Milestone {n}</translation>
    </message>
    <message>
        <source>节点时限</source>
        <translation>Milestone's deadline</translation>
    </message>
    <message>
        <source>限定词</source>
        <translation>Qualifier</translation>
    </message>
</context>
<context>
    <name>MilestoneText</name>
    <message>
        <source>任务正文，每行一个节点</source>
        <translation>Text of the task, one milestone a line</translation>
    </message>
</context>
<context>
    <name>MonthTile</name>
    <message>
        <source>新开始 {begun} · 延期 {extended} · 佐证 {evidence} · 备注 {notes}</source>
        <translation>Begun {begun} · extended {extended} · evidence {evidence} · notes {notes}</translation>
    </message>
    <message>
        <source>本月新完成（{month} 月）</source>
        <translation>Newly done this month (month {month})</translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>{n} 个单位</source>
        <translation>Units: {n}</translation>
    </message>
    <message>
        <source>任务数</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of the unit</translation>
    </message>
    <message>
        <source>可能同“{name}”</source>
        <translation>Perhaps "{name}"</translation>
    </message>
    <message>
        <source>可能重复 {n} 个</source>
        <translation>perhaps duplicates: {n}</translation>
    </message>
    <message>
        <source>合并 Ctrl+M</source>
        <translation>Merge Ctrl+M</translation>
    </message>
    <message>
        <source>合并到</source>
        <translation>Merge into</translation>
    </message>
    <message>
        <source>合并到哪个单位</source>
        <translation>Unit to merge into</translation>
    </message>
    <message>
        <source>合并单位</source>
        <translation>Merge units</translation>
    </message>
    <message>
        <source>合并过的写法，下次读取时自动改。</source>
        <translation>Spellings you merged are changed by themselves next time.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>首次出现</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>首次出现 {n} 个</source>
        <translation>new names: {n}</translation>
    </message>
</context>
<context>
    <name>NavPane</name>
    <message>
        <source>全部任务</source>
        <translation>All tasks</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation>To recheck</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>总览、逾期和视图</source>
        <translation>Overview, overdue and views</translation>
    </message>
    <message>
        <source>我的视图</source>
        <translation>My views</translation>
    </message>
    <message>
        <source>还没有保存视图</source>
        <translation>No view saved yet</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>不清空</source>
        <translation>Do not clear</translation>
    </message>
    <message>
        <source>加在原有文字后面</source>
        <translation>Add after the words there</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>替换原有文字</source>
        <translation>Replace the words there</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>清空所选 {n} 个节点的“{field}”？</source>
        <translation>Clear "{field}" of the chosen milestones ({n})?</translation>
    </message>
    <message>
        <source>给所选 {n} 个节点写备注</source>
        <translation>Write a note for the chosen milestones ({n})</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>把选中的文字存为常用语…</source>
        <translation>Save selection as phrase…</translation>
    </message>
    <message>
        <source>插入常用语…	Ctrl+J</source>
        <translation>Insert phrase…	Ctrl+J</translation>
    </message>
    <message>
        <source>这一栏以前的文字…</source>
        <translation>Earlier words of this column…</translation>
    </message>
</context>
<context>
    <name>NoteHistoryDialog</name>
    <message>
        <source>以前的文字</source>
        <translation>Earlier words</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>各个版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>字数</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>恢复这一版</source>
        <translation>Restore this version</translation>
    </message>
    <message>
        <source>所选一版的全文</source>
        <translation>Full text of the chosen version</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>还没有写过。</source>
        <translation>Nothing has been written yet.</translation>
    </message>
    <message>
        <source>（清空）</source>
        <translation>(cleared)</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>{field}的历史</source>
        <translation>History: {field}</translation>
    </message>
    <message>
        <source>任务 {n}</source>
        <translation>Task {n}</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>备注 · {about}</source>
        <translation>Note · {about}</translation>
    </message>
    <message>
        <source>提到的单位：{names}</source>
        <translation>Units mentioned: {names}</translation>
    </message>
    <message>
        <source>节点 {n}</source>
        <translation>Milestone {n}</translation>
    </message>
    <message>
        <source>这一栏以前的文字</source>
        <translation>Earlier words of this column</translation>
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
    <name>OptionsPanel</name>
    <message>
        <source>“与上期相比”只能逐个单位生成。</source>
        <translation>"Compared with the last report" can be made only for one unit at a time.</translation>
    </message>
    <message>
        <source>上期：{form}，数据截至 {day}。</source>
        <translation>Last report: {form}, as of {day}.</translation>
    </message>
    <message>
        <source>全部单位（{n} 个）</source>
        <translation>All units ({n})</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>印出分解步骤</source>
        <translation>Print steps</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>may stay empty</translation>
    </message>
    <message>
        <source>台账模板</source>
        <translation>Ledger template</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>报告哪些类别</source>
        <translation>Sections to report on</translation>
    </message>
    <message>
        <source>数据截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>版头（红头）</source>
        <translation>Red heading</translation>
    </message>
    <message>
        <source>用本机的仿宋_GB2312、楷体_GB2312、小标宋</source>
        <translation>Use this computer's official fonts</translation>
    </message>
    <message>
        <source>还没有上期：报出一次以后才能比较。</source>
        <translation>There is no last report: you can compare once one has been handed in.</translation>
    </message>
    <message>
        <source>选择栏目…</source>
        <translation>Choose columns…</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Annexes</translation>
    </message>
</context>
<context>
    <name>OutlineDelegate</name>
    <message>
        <source>{day}（调）</source>
        <translation>{day} (changed)</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>Figure reached</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation>To recheck</translation>
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
        <translation>{status}, to recheck</translation>
    </message>
    <message>
        <source>{status}，未保存</source>
        <translation>{status}, not saved</translation>
    </message>
    <message>
        <source>{value}（{n}）</source>
        <translation>{value} ({n})</translation>
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
    <message>
        <source>恢复默认的列</source>
        <translation>Restore default columns</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>保存总览</source>
        <translation>Save overview</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>已送打印机：{n} 页。</source>
        <translation>Sent to the printer. Pages: {n}.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>┃ 时间进度 {time}</source>
        <translation>┃ Time elapsed {time}</translation>
    </message>
    <message>
        <source>临期 {n} 项</source>
        <translation>Due soon: {n}</translation>
    </message>
    <message>
        <source>剩 {n} 天</source>
        <translation>{n} d left</translation>
    </message>
    <message>
        <source>完成情况 · 按类别</source>
        <translation>Completion · by section</translation>
    </message>
    <message>
        <source>完成情况 · 按角色</source>
        <translation>Completion · by role</translation>
    </message>
    <message>
        <source>序时进度（节点数）</source>
        <translation>Pace (milestones)</translation>
    </message>
    <message>
        <source>当日</source>
        <translation>This day</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>方案没有点名{unit}，没有可以统计的任务。</source>
        <translation>The plan does not name {unit}, so there are no tasks to count.</translation>
    </message>
    <message>
        <source>本单位的任务没有量化指标。</source>
        <translation>Your unit's tasks have no targets.</translation>
    </message>
    <message>
        <source>本月新完成 {n} 项</source>
        <translation>Newly done this month: {n}</translation>
    </message>
    <message>
        <source>本月没有新完成的节点。</source>
        <translation>No milestone was newly done this month.</translation>
    </message>
    <message>
        <source>没有 {n} 天内到期的节点。</source>
        <translation>No milestone is due within {n} days.</translation>
    </message>
    <message>
        <source>没有逾期的节点。</source>
        <translation>No milestone is overdue.</translation>
    </message>
    <message>
        <source>还有 {n} 项</source>
        <translation>And more: {n}</translation>
    </message>
    <message>
        <source>还没有完成的节点。</source>
        <translation>No milestone is done yet.</translation>
    </message>
    <message>
        <source>还没有选择单位。选择单位以后，这里用一页说明它的完成情况。</source>
        <translation>No unit is chosen yet. Choose one, and this page shows how far it has got.</translation>
    </message>
    <message>
        <source>逾 {n} 天</source>
        <translation>{n} d late</translation>
    </message>
    <message>
        <source>逾期 {n} 项</source>
        <translation>Overdue: {n}</translation>
    </message>
    <message>
        <source>量化指标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>量化指标 {n} 项</source>
        <translation>Targets: {n}</translation>
    </message>
    <message>
        <source>量化指标 {n} 项，未填 {missing} 项</source>
        <translation>Targets: {n}, without figure: {missing}</translation>
    </message>
</context>
<context>
    <name>PaceForm</name>
    <message>
        <source>判定</source>
        <translation>Override</translation>
    </message>
    <message>
        <source>判定为</source>
        <translation>Pace is</translation>
    </message>
    <message>
        <source>判定的理由</source>
        <translation>Reason for the override</translation>
    </message>
    <message>
        <source>回车确认，Esc 离开。</source>
        <translation>Enter confirms, Esc leaves.</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>PacePart</name>
    <message>
        <source>{words}，完成 {share}</source>
        <translation>{words}, done {share}</translation>
    </message>
    <message>
        <source>{words}，完成多少算不出来</source>
        <translation>{words}; how much is done cannot be worked out</translation>
    </message>
    <message>
        <source>判定…</source>
        <translation>Override…</translation>
    </message>
    <message>
        <source>取消判定</source>
        <translation>Clear override</translation>
    </message>
    <message>
        <source>序时进度</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>截至 {day}：时间过了 {over}</source>
        <translation>As of {day}: time elapsed {over}</translation>
    </message>
    <message>
        <source>本单位自行判定序时进度，写明理由</source>
        <translation>Override the pace as your unit judges it, and say why</translation>
    </message>
    <message>
        <source>测算为 {pace}</source>
        <translation>Worked out as {pace}</translation>
    </message>
    <message>
        <source>自行判定：{why}</source>
        <translation>Overridden by the unit: {why}</translation>
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
    <name>PasteDialog</name>
    <message>
        <source>不粘贴</source>
        <translation>Do not paste</translation>
    </message>
    <message>
        <source>填入</source>
        <translation>Fill into</translation>
    </message>
    <message>
        <source>填入哪一栏</source>
        <translation>Column to fill</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
</context>
<context>
    <name>PeopleFields</name>
    <message>
        <source>填报人</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
</context>
<context>
    <name>PhraseDialog</name>
    <message>
        <source>{name}（自带）</source>
        <translation>{name} (built in)</translation>
    </message>
    <message>
        <source>{单位}{任务}{节点}{日期}{时限} 插入时填上，＿＿ 留着填写。</source>
        <translation>{单位}{任务}{节点}{日期}{时限} (unit, task, milestone, date, deadline) are filled in on insertion; ＿＿ is left for you.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>名称、拼音或文字</source>
        <translation>Name, pinyin or words</translation>
    </message>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>常用语的名称</source>
        <translation>Name of the phrase</translation>
    </message>
    <message>
        <source>常用语的文字</source>
        <translation>Text of the phrase</translation>
    </message>
    <message>
        <source>插入</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>查找常用语</source>
        <translation>Search phrases</translation>
    </message>
</context>
<context>
    <name>PlacesDialog</name>
    <message>
        <source>也用于其他任务或节点</source>
        <translation>Use for other tasks or milestones too</translation>
    </message>
    <message>
        <source>任务和节点</source>
        <translation>Tasks and milestones</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>所选 {n} 份材料</source>
        <translation>Chosen evidence: {n}</translation>
    </message>
    <message>
        <source>查找任务或节点</source>
        <translation>Search tasks or milestones</translation>
    </message>
    <message>
        <source>现在用于 {n} 处：{places}</source>
        <translation>Used so far in places: {n} ({places})</translation>
    </message>
    <message>
        <source>现在用于 {n} 处：{places} 等</source>
        <translation>Used so far in places: {n} ({places} and others)</translation>
    </message>
    <message>
        <source>用于这 {n} 处</source>
        <translation>Use in places: {n}</translation>
    </message>
    <message>
        <source>用于这里</source>
        <translation>Use here</translation>
    </message>
    <message>
        <source>输入编号或文字查找，按空格勾选</source>
        <translation>Type a number or words to search; Space ticks</translation>
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
    <name>PlansMenu</name>
    <message>
        <source>导入方案…</source>
        <translation>Import plan…</translation>
    </message>
    <message>
        <source>方案全文…</source>
        <translation>Full text of the plan…</translation>
    </message>
    <message>
        <source>用修订后的文件更新方案…</source>
        <translation>Update plan from amended document…</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>/ {n} 页</source>
        <translation>/ {n}</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>取消生成</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>在报告里查找</source>
        <translation>Find in the report</translation>
    </message>
    <message>
        <source>在报告里查找 Ctrl+F</source>
        <translation>Find in the report Ctrl+F</translation>
    </message>
    <message>
        <source>已取消生成，下面不是现在的选项。</source>
        <translation>Stopped: the pages below are not those of the present options.</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>正在生成…</source>
        <translation>Being made…</translation>
    </message>
    <message>
        <source>正在生成… 第 {n} 页</source>
        <translation>Being made… page {n}</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>第几页</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>缩放</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>重新生成</source>
        <translation>Make again</translation>
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
    <name>ProgressSection</name>
    <message>
        <source>不适用的理由</source>
        <translation>Why it does not apply</translation>
    </message>
    <message>
        <source>不适用的理由（必填）</source>
        <translation>Why it does not apply (required)</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Date done</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>进展 · 节点 {n}</source>
        <translation>Progress · milestone {n}</translation>
    </message>
</context>
<context>
    <name>ReadBackDialog</name>
    <message>
        <source>Excel 工作簿 (*.xlsx);;所有文件 (*)</source>
        <translation>Excel workbooks (*.xlsx);;All files (*)</translation>
    </message>
    <message>
        <source>读回 · {name}</source>
        <translation>Read back · {name}</translation>
    </message>
    <message>
        <source>读回填好的台账</source>
        <translation>Read back filled-in ledger</translation>
    </message>
</context>
<context>
    <name>ReadingDelegate</name>
    <message>
        <source>{n} 指标</source>
        <translation>Targets: {n}</translation>
    </message>
    <message>
        <source>{n} 节点</source>
        <translation>Milestones: {n}</translation>
    </message>
    <message>
        <source>待看 {n}</source>
        <translation>To check: {n}</translation>
    </message>
    <message>
        <source>未作为任务</source>
        <translation>Not a task</translation>
    </message>
    <message>
        <source>没有写明单位</source>
        <translation>No unit named</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>不读回</source>
        <translation>Do not read back</translation>
    </message>
    <message>
        <source>全部结果</source>
        <translation>All results</translation>
    </message>
    <message>
        <source>冲突的以表中为准</source>
        <translation>In conflicts, take what the sheet says</translation>
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
        <source>原来：{text}</source>
        <translation>Before: {text}</translation>
    </message>
    <message>
        <source>所选一条的全文</source>
        <translation>Full text of the chosen line</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>改为：{text}</source>
        <translation>After: {text}</translation>
    </message>
    <message>
        <source>显示哪些</source>
        <translation>Which to show</translation>
    </message>
    <message>
        <source>更改 {changes} 项，冲突 {conflicts} 项，拒绝 {refused} 项；没有改动的 {n} 行。</source>
        <translation>Changes: {changes}, conflicts: {conflicts}, refused: {refused}; rows without a change: {n}.</translation>
    </message>
    <message>
        <source>更改 {n} 项</source>
        <translation>Make changes: {n}</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>表里没有改动：{n} 行都和台账一样。</source>
        <translation>Nothing was changed in the sheet. Rows the same as in the ledger: {n}.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>读回的内容</source>
        <translation>What was read back</translation>
    </message>
</context>
<context>
    <name>ReadingModel</name>
    <message>
        <source>待看 {n} 处</source>
        <translation>to check: {n}</translation>
    </message>
    <message>
        <source>未作为任务：{words}</source>
        <translation>Not a task: {words}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>不适用的理由（必填）</source>
        <translation>Why it does not apply (required)</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RecheckNote</name>
    <message>
        <source>已复核</source>
        <translation>Rechecked</translation>
    </message>
    <message>
        <source>待复核：方案修订后有变化</source>
        <translation>To recheck: changed by the amended plan</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>交前检查</source>
        <translation>Check before handing in</translation>
    </message>
    <message>
        <source>交前检查（必改 {n}）</source>
        <translation>Check before handing in ({n})</translation>
    </message>
    <message>
        <source>佐证文件没有核对：{why}</source>
        <translation> The evidence was not checked: {why}</translation>
    </message>
    <message>
        <source>保存…</source>
        <translation>Save…</translation>
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
        <source>只有自查报告有正文。台账和任务单的内容在列表里改。</source>
        <translation>Only the self-inspection report has text to edit. What the task ledger and task slips say is changed in the list.</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>报告 · {unit}</source>
        <translation>Report · {unit}</translation>
    </message>
    <message>
        <source>报告没有生成，没有可以修改的正文。</source>
        <translation>The report was not made, so there is no text to edit.</translation>
    </message>
    <message>
        <source>正在核对佐证文件…</source>
        <translation> Checking the evidence…</translation>
    </message>
    <message>
        <source>正文修改</source>
        <translation>Edit text</translation>
    </message>
    <message>
        <source>这些字没有字体，印作〓：{chars}</source>
        <translation>No font has these characters; they are printed as 〓: {chars}. </translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>任务 {n}</source>
        <translation>Tasks {n}</translation>
    </message>
    <message>
        <source>单位 {n}</source>
        <translation>Units {n}</translation>
    </message>
    <message>
        <source>原文里选中文字后按 Ctrl+回车</source>
        <translation>Select words in the text, then press Ctrl+Enter</translation>
    </message>
    <message>
        <source>在列表中选择一项任务，就可以在这里更正。</source>
        <translation>Choose a task in the list to correct it here.</translation>
    </message>
    <message>
        <source>待看 {n}</source>
        <translation>To check {n}</translation>
    </message>
    <message>
        <source>把选中文字作为任务</source>
        <translation>Make selection a task</translation>
    </message>
    <message>
        <source>放弃更正</source>
        <translation>Drop corrections</translation>
    </message>
    <message>
        <source>新任务</source>
        <translation>New task</translation>
    </message>
    <message>
        <source>方案还没有导入，所做的更正会丢失。</source>
        <translation>The plan is not imported yet; your corrections would be lost.</translation>
    </message>
    <message>
        <source>核对方案</source>
        <translation>Review plan</translation>
    </message>
    <message>
        <source>核对方案：{name}</source>
        <translation>Review plan: {name}</translation>
    </message>
    <message>
        <source>继续核对</source>
        <translation>Go on reviewing</translation>
    </message>
    <message>
        <source>还不能导入：没有任务。请先在原文中选中文字作为任务。</source>
        <translation>There is no task to import yet. Select words in the text and make them a task first.</translation>
    </message>
    <message>
        <source>还不能导入：请先填写{names}。</source>
        <translation>Nothing can be imported yet. Fill in first: {names}.</translation>
    </message>
    <message>
        <source>这段文字没有作为任务。如果其中有任务，也可以在原文中只选中那一项，再按 Ctrl+回车。</source>
        <translation>These words were not taken for a task. If there is a task among them, select only that one in the text and press Ctrl+Enter.</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>原文</source>
        <translation>Text of the plan</translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>完成 {day}</source>
        <translation>Done {day}</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>时限 {day}</source>
        <translation>Deadline {day}</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>＋ 添加一步，回车确认</source>
        <translation>＋ Add a step, press Enter</translation>
    </message>
</context>
<context>
    <name>StepsSection</name>
    <message>
        <source>上移	Alt+↑</source>
        <translation>Up	Alt+↑</translation>
    </message>
    <message>
        <source>下移	Alt+↓</source>
        <translation>Down	Alt+↓</translation>
    </message>
    <message>
        <source>修改	F2</source>
        <translation>Edit	F2</translation>
    </message>
    <message>
        <source>分解</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>分解 {done}/{all}</source>
        <translation>Steps {done}/{all}</translation>
    </message>
    <message>
        <source>分解步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>删除	Delete</source>
        <translation>Delete	Delete</translation>
    </message>
    <message>
        <source>勾选或取消勾选	空格</source>
        <translation>Tick or untick	Space</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>不导入</source>
        <translation>Do not import</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>台账里已经有“{name}”。这是它修订后的文本吗？</source>
        <translation>The ledger has "{name}" already. Is this its amended text?</translation>
    </message>
    <message>
        <source>导入方案</source>
        <translation>Import plan</translation>
    </message>
    <message>
        <source>方案已导入。</source>
        <translation>The plan was imported.</translation>
    </message>
    <message>
        <source>方案已更新：待复核 {n} 处，存档节点 {m} 个。更新前的台账存成了备份。</source>
        <translation>The plan was updated. To recheck: {n}; milestones archived: {m}. The ledger as it was before is kept as a backup.</translation>
    </message>
    <message>
        <source>方案文件 (*.docx *.doc *.wps *.html *.htm *.mht *.mhtml *.pdf *.txt);;所有文件 (*)</source>
        <translation>Plan documents (*.docx *.doc *.wps *.html *.htm *.mht *.mhtml *.pdf *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>是，更新它</source>
        <translation>Yes, update it</translation>
    </message>
    <message>
        <source>更新方案</source>
        <translation>Update plan</translation>
    </message>
    <message>
        <source>正在读文件…</source>
        <translation>Reading the document…</translation>
    </message>
</context>
<context>
    <name>TargetRow</name>
    <message>
        <source>{number} {name}：目标 {target}，完成值 {value}{share}，{verdict}</source>
        <translation>{number} {name}: target {target}, figure reached {value}{share}, {verdict}</translation>
    </message>
</context>
<context>
    <name>TargetsGrid</name>
    <message>
        <source>完成值</source>
        <translation>Figure reached</translation>
    </message>
    <message>
        <source>完成值：{name}</source>
        <translation>Figure reached: {name}</translation>
    </message>
</context>
<context>
    <name>TaskEditor</name>
    <message>
        <source>不作为任务</source>
        <translation>Not a task</translation>
    </message>
    <message>
        <source>不填即为年底</source>
        <translation>Empty: the end of the year</translation>
    </message>
    <message>
        <source>任务时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>任务标题</source>
        <translation>Title of the task</translation>
    </message>
    <message>
        <source>作为一项任务</source>
        <translation>Make it a task</translation>
    </message>
    <message>
        <source>切分节点</source>
        <translation>Cut milestone</translation>
    </message>
    <message>
        <source>原文分工：{words}</source>
        <translation>Assignment in the text: {words}</translation>
    </message>
    <message>
        <source>原文没有写明分工</source>
        <translation>The text names no assignment</translation>
    </message>
    <message>
        <source>原文：{words}</source>
        <translation>Text: {words}</translation>
    </message>
    <message>
        <source>合并任务</source>
        <translation>Join tasks</translation>
    </message>
    <message>
        <source>合并节点</source>
        <translation>Join milestones</translation>
    </message>
    <message>
        <source>和后面一项任务合并成一项（Ctrl+J）</source>
        <translation>Join with the next task (Ctrl+J)</translation>
    </message>
    <message>
        <source>在光标处把任务拆成两项（正文里按 Ctrl+回车）</source>
        <translation>Split the task in two at the cursor (Ctrl+Enter in its text)</translation>
    </message>
    <message>
        <source>在光标处把节点切成两个（正文里按回车）</source>
        <translation>Cut the milestone in two at the cursor (Enter in its text)</translation>
    </message>
    <message>
        <source>并入下一项</source>
        <translation>Join next</translation>
    </message>
    <message>
        <source>把这段文字作为一项任务，再来更正</source>
        <translation>Make these words a task, then correct it</translation>
    </message>
    <message>
        <source>拆分任务</source>
        <translation>Split task</translation>
    </message>
    <message>
        <source>改时限</source>
        <translation>Change deadline</translation>
    </message>
    <message>
        <source>改标题</source>
        <translation>Change title</translation>
    </message>
    <message>
        <source>这段文字不是任务；文字仍留在方案里</source>
        <translation>These words are no task; they stay in the plan</translation>
    </message>
</context>
<context>
    <name>TaskPage</name>
    <message>
        <source>每个类别的任务从1起依次编号</source>
        <translation>Number the tasks of each section from 1</translation>
    </message>
    <message>
        <source>没有读到任务。请在左边的原文中选中一项任务的文字，再按 Ctrl+回车。</source>
        <translation>No task was found. Select the words of a task in the text at the left, then press Ctrl+Enter.</translation>
    </message>
    <message>
        <source>读到的任务</source>
        <translation>Tasks found</translation>
    </message>
    <message>
        <source>重新编号</source>
        <translation>Renumber</translation>
    </message>
</context>
<context>
    <name>TaskSection</name>
    <message>
        <source>分工</source>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Text of the plan</translation>
    </message>
    <message>
        <source>等部门</source>
        <translation> and other departments</translation>
    </message>
    <message>
        <source>（泛指）</source>
        <translation> (collective)</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Do not save</translation>
    </message>
    <message>
        <source>保存并使用</source>
        <translation>Save and use</translation>
    </message>
    <message>
        <source>删去模板</source>
        <translation>Delete template</translation>
    </message>
    <message>
        <source>勾上要的栏目，用“上移”“下移”排顺序；标题可以改成收表单位的说法（双击或按 F2）。</source>
        <translation>Tick the columns you want, and order them with "Up" and "Down". A heading can be changed to what the receiving unit calls it (double-click or press F2).</translation>
    </message>
    <message>
        <source>如收表单位的名称</source>
        <translation>such as the receiving unit's name</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>模板名称</source>
        <translation>Template name</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>选择栏目</source>
        <translation>Choose columns</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>〔已修改〕</source>
        <translation> [edited]</translation>
    </message>
    <message>
        <source>〔未保存〕</source>
        <translation> [not saved]</translation>
    </message>
    <message>
        <source>一行是一段。改动只用于这个单位、这一天的报告；清空就恢复原文。表和图不在这里改。</source>
        <translation>One line is one paragraph. Changes hold only for this unit's report as of this day; clear the text to get the original back. Tables and charts are not edited here.</translation>
    </message>
    <message>
        <source>不关闭</source>
        <translation>Do not close</translation>
    </message>
    <message>
        <source>丢弃并关闭</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>恢复原文</source>
        <translation>Restore original</translation>
    </message>
    <message>
        <source>报告还没有生成。</source>
        <translation>The report has not been made yet.</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>正文各部分</source>
        <translation>Parts of the text</translation>
    </message>
    <message>
        <source>正文的改动没有保存。现在关闭，这些改动就丢失了。</source>
        <translation>Your changes of the text are not saved. If you close now, they are lost.</translation>
    </message>
    <message>
        <source>这一部分的文字</source>
        <translation>Words of this part</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>TimingTile</name>
    <message>
        <source>{n} 天内到期</source>
        <translation>Due within {n} days</translation>
    </message>
    <message>
        <source>{timing} {n} 项：{below}</source>
        <translation>{timing}: {n}. {below}</translation>
    </message>
    <message>
        <source>完成时限已过</source>
        <translation>Past the deadline</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>{version}（现用）</source>
        <translation>{version} (current)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>各个版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>恢复为现用版本</source>
        <translation>Make current again</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>材料日期</source>
        <translation>Date of the evidence</translation>
    </message>
    <message>
        <source>材料的各个版本</source>
        <translation>Versions of the evidence</translation>
    </message>
    <message>
        <source>添加时间</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>第 99 版（现用）</source>
        <translation>Version 99 (current)</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
</context>
<context>
    <name>ViewsMenu</name>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>我的视图</source>
        <translation>My views</translation>
    </message>
    <message>
        <source>把现在的筛选存为视图…</source>
        <translation>Save present filters as view…</translation>
    </message>
    <message>
        <source>视图的名称（同名的会被替换）：</source>
        <translation>Name of the view (replaces one of the same name):</translation>
    </message>
    <message>
        <source>还没有保存视图</source>
        <translation>No view saved yet</translation>
    </message>
</context>
<context>
    <name>_Bar</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>calendar_file</name>
    <message>
        <source>{unit}完成时限.ics</source>
        <translation>{unit}-deadlines.ics</translation>
    </message>
    <message>
        <source>已存成 {path}：{n} 个时限。</source>
        <translation>Saved: {path}. Deadlines: {n}.</translation>
    </message>
    <message>
        <source>把时限存成日历</source>
        <translation>Save deadlines as calendar</translation>
    </message>
    <message>
        <source>日历文件 (*.ics)</source>
        <translation>Calendar files (*.ics)</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>任务与节点</source>
        <translation>Tasks and milestones</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>分解</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>序时</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Lead unit</translation>
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
        <source>进展情况</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>&lt;= 和 &gt;= 后面只写一个日期。</source>
        <translation>Write only one date after &lt;= or &gt;=.</translation>
    </message>
    <message>
        <source>PDF 打不开：{0}</source>
        <translation>The PDF cannot be opened: {0}</translation>
    </message>
    <message>
        <source>PDF 里这些字体没有嵌入：{0}。</source>
        <translation>These fonts are not embedded in the PDF: {0}.</translation>
    </message>
    <message>
        <source>Qt 插件“{0}”装不上：{1}</source>
        <translation>The Qt plugin "{0}" cannot be loaded: {1}</translation>
    </message>
    <message>
        <source>Qt 插件“{0}”装不上：系统缺少程序库 {1}。</source>
        <translation>The Qt plugin "{0}" cannot be loaded: the system lacks the library {1}.</translation>
    </message>
    <message>
        <source>{0} 图片画不出来。请重新安装本程序。</source>
        <translation>{0} pictures cannot be drawn. Install the program again.</translation>
    </message>
    <message>
        <source>{0}{1}，但没有写进展情况，请补写。</source>
        <translation>{0} is marked "{1}", but its progress is not described: write it.</translation>
    </message>
    <message>
        <source>{0}“{1}”不是{2}的任务，只能查看。</source>
        <translation>{0} "{1}" is not a task of {2}; it can only be looked at.</translation>
    </message>
    <message>
        <source>{0}“{1}”已经存档，只能查看。</source>
        <translation>{0} "{1}" is archived; it can only be looked at.</translation>
    </message>
    <message>
        <source>{0}。</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0}不能存成 {1}，可以存成 {2}。</source>
        <translation>{0} cannot be saved as {1}; choose one of: {2}.</translation>
    </message>
    <message>
        <source>{0}不适用的理由只写了“{1}”，请写明依据。</source>
        <translation>The reason why {0} does not apply says only "{1}": say on what grounds.</translation>
    </message>
    <message>
        <source>{0}在完成时限{1}之后才完成，请说明逾期的原因。</source>
        <translation>{0} was done only after its deadline {1}: say why it was late.</translation>
    </message>
    <message>
        <source>{0}在方案修改后还没有复核（{1}），请核对所填内容，再点“已复核”。</source>
        <translation>{0} has not been rechecked since the plan was amended ({1}): check what was filled in, then press "Rechecked".</translation>
    </message>
    <message>
        <source>{0}已完成，但完成值{1}没有达到目标{2}，请核对完成值，或改为进行中。</source>
        <translation>{0} is done, but the figure reached, {1}, falls short of the target {2}: check the figure, or set it to "In progress".</translation>
    </message>
    <message>
        <source>{0}已完成，但没有佐证材料，请添加，或写明不附的理由。</source>
        <translation>{0} is done, but has no evidence: add some, or say why there is none.</translation>
    </message>
    <message>
        <source>{0}已过完成时限{1}，请在“存在问题”里写明逾期的原因。</source>
        <translation>{0} is past its deadline {1}: write under "Problems" why it is overdue.</translation>
    </message>
    <message>
        <source>{0}总是印出分解步骤，不用写 {1}。</source>
        <translation>{0} always shows the steps: leave out {1}.</translation>
    </message>
    <message>
        <source>{0}是指标，{1}但没有完成值，请填写。</source>
        <translation>{0} is a target marked "{1}" without a figure reached: enter it.</translation>
    </message>
    <message>
        <source>{0}有 {1} 字，太长了，请写在 {2} 字以内。</source>
        <translation>{0} has {1} characters, which is too long. Keep it to {2} or fewer.</translation>
    </message>
    <message>
        <source>{0}没有 {1}，它只用于任务台账。</source>
        <translation>{0} does not take {1}, which is only for the task ledger.</translation>
    </message>
    <message>
        <source>{0}没有 {1}，它只用于自查报告。</source>
        <translation>{0} does not take {1}, which is only for the self-inspection report.</translation>
    </message>
    <message>
        <source>{0}没有第 {1} 步，共 {2} 步。</source>
        <translation>{0} has no step {1}. Steps in all: {2}.</translation>
    </message>
    <message>
        <source>{0}没有编号为“{1}”的任务或节点。</source>
        <translation>{0} has no task or milestone numbered "{1}".</translation>
    </message>
    <message>
        <source>{0}由本单位牵头，还没有{1}的反馈，请催报并汇总。</source>
        <translation>Your unit leads {0}, and these have not reported: {1}. Remind them, then sum up.</translation>
    </message>
    <message>
        <source>{0}的{1}里有“{2}”，请补齐文字。</source>
        <translation>{0}: "{1}" still has "{2}" in it. Complete the text.</translation>
    </message>
    <message>
        <source>{0}的佐证“{1}”读不出来，请重新添加这个文件。</source>
        <translation>{0}: the evidence "{1}" cannot be read. Add the file again.</translation>
    </message>
    <message>
        <source>{0}的完成值{1}已达到目标{2}，请勾选完成，或说明还差什么。</source>
        <translation>{0}: the figure reached, {1}, meets the target {2}. Tick it as done, or say what is still missing.</translation>
    </message>
    <message>
        <source>{0}的完成日期{1}在数据截至日{2}之后，本期按“进行中”上报；要计入请改数据截至日。</source>
        <translation>{0} was done on {1}, after the report's day {2}, so it is reported as "In progress"; to count it, change "As of".</translation>
    </message>
    <message>
        <source>{0}的完成日期{1}早于方案的发文日期{2}，请核对。</source>
        <translation>{0} was done on {1}, before the plan was issued on {2}: check the date.</translation>
    </message>
    <message>
        <source>{0}的完成日期{1}早于方案的年度{2}年，请改正日期。</source>
        <translation>{0} was done on {1}, before the plan year {2}: correct the date.</translation>
    </message>
    <message>
        <source>{0}还没有填报任何内容，请先填报再生成报告。</source>
        <translation>{0} has not filled in anything yet: do so, then make the report.</translation>
    </message>
    <message>
        <source>{0}还没有报出过报告，没有上期可比，请去掉“与上期相比”。</source>
        <translation>{0} has not handed in a report yet, so there is none to compare with: leave out "Compared with the last report".</translation>
    </message>
    <message>
        <source>{0}进度落后于时间（欠序时），请写下一步打算。</source>
        <translation>{0} is behind schedule: write its next steps.</translation>
    </message>
    <message>
        <source>{0}，报告没有保存；请清理磁盘或换一个位置再保存。</source>
        <translation>The report was not saved: {0}. Free some space on the disk, or save it elsewhere.</translation>
    </message>
    <message>
        <source>“{0}”{1}</source>
        <translation>"{0}": {1}</translation>
    </message>
    <message>
        <source>“{0}”一个节点可以有几个，只能写一个条件。</source>
        <translation>A milestone can have several of "{0}". Write only one condition.</translation>
    </message>
    <message>
        <source>“{0}”不是 Excel 工作簿（.xlsx）。</source>
        <translation>"{0}" is not an Excel workbook (.xlsx).</translation>
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
        <translation>"{0}" is not a number. Enter the figure reached alone (unit of measure: {1}).</translation>
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
        <source>“{0}”不是日期。日期写作 6-30 或 2012-06-30。</source>
        <translation>"{0}" is not a date. Write dates like 6-30 or 2012-06-30.</translation>
    </message>
    <message>
        <source>“{0}”不是日期。请写成 2012-09-30 这样。</source>
        <translation>"{0}" is not a date. Write dates like 2012-09-30.</translation>
    </message>
    <message>
        <source>“{0}”不是日期，不能用 &lt;= 或 &gt;=。</source>
        <translation>"{0}" is not a date. &lt;= and &gt;= cannot be used with it.</translation>
    </message>
    <message>
        <source>“{0}”不是普通文件，请选择一个文档文件。</source>
        <translation>"{0}" is not an ordinary file. Choose a document.</translation>
    </message>
    <message>
        <source>“{0}”不是条件。条件写作 状态=未开始 或 时限&lt;=2012-06-30。</source>
        <translation>"{0}" is not a condition. Write conditions like 状态=未开始 or 时限&lt;=2012-06-30.</translation>
    </message>
    <message>
        <source>“{0}”不是进展状态。请填：{1}。</source>
        <translation>"{0}" is not a status. Enter one of: {1}.</translation>
    </message>
    <message>
        <source>“{0}”不能和自己合并。</source>
        <translation>"{0}" cannot be merged with itself.</translation>
    </message>
    <message>
        <source>“{0}”不能用作模板的名字，请换一个。</source>
        <translation>"{0}" cannot be the name of a template. Choose another.</translation>
    </message>
    <message>
        <source>“{0}”与升级台账的步骤不一致。请重新安装本程序。</source>
        <translation>"{0}" does not agree with the steps that upgrade a ledger. Install the program again.</translation>
    </message>
    <message>
        <source>“{0}”写不出来：{1}。请换一个位置，或腾出空间后再试。</source>
        <translation>"{0}" cannot be written: {1}. Choose another place, or free some space and try again.</translation>
    </message>
    <message>
        <source>“{0}”加了密码。请在 Excel 或 WPS 里去掉密码，保存后再读回。</source>
        <translation>"{0}" has a password. Remove it in Excel or WPS and save, then read it back.</translation>
    </message>
    <message>
        <source>“{0}”可以指几个方案：{1}。请写得更完整。</source>
        <translation>"{0}" may mean several plans: {1}. Write more of the name.</translation>
    </message>
    <message>
        <source>“{0}”后面没有同一类别的任务可以合并。</source>
        <translation>No task of the same section comes after "{0}" to join it with.</translation>
    </message>
    <message>
        <source>“{0}”在读取时有变动，没有添加。请等它写完后再试。</source>
        <translation>"{0}" changed while it was read and was not added. Try again when it is finished.</translation>
    </message>
    <message>
        <source>“{0}”已有同样的佐证材料“{1}”，没有再添加。</source>
        <translation>"{0}" has the same evidence already as "{1}"; it was not added again.</translation>
    </message>
    <message>
        <source>“{0}”已经存在，没有改动它。</source>
        <translation>"{0}" exists already and was left as it is.</translation>
    </message>
    <message>
        <source>“{0}”已经损坏，读不出来。</source>
        <translation>"{0}" is damaged and cannot be read.</translation>
    </message>
    <message>
        <source>“{0}”已经有内容，没有改动它。请换一个新的文件夹。</source>
        <translation>"{0}" is not empty and was left as it is. Choose a new folder.</translation>
    </message>
    <message>
        <source>“{0}”带有宏，不读。请另存为不带宏的 .xlsx。</source>
        <translation>"{0}" has macros and is not read. Save it as .xlsx without macros.</translation>
    </message>
    <message>
        <source>“{0}”是《{1}》的台账，不是本台账《{2}》的。</source>
        <translation>"{0}" is of the plan "{1}", not of this ledger's "{2}".</translation>
    </message>
    <message>
        <source>“{0}”是一个文件夹，请换一个文件名再保存。</source>
        <translation>"{0}" is a folder. Save under another name.</translation>
    </message>
    <message>
        <source>“{0}”是一个文件夹，请选择其中的一个文件。</source>
        <translation>"{0}" is a folder. Choose a file in it.</translation>
    </message>
    <message>
        <source>“{0}”是任务，不是节点。请写节点编号，例如 {1}.1。</source>
        <translation>"{0}" is a task, not a milestone. Give the number of a milestone, such as {1}.1.</translation>
    </message>
    <message>
        <source>“{0}”是另一栏的名称，请给“{1}”换一个标题。</source>
        <translation>"{0}" is the name of another column. Give "{1}" another heading.</translation>
    </message>
    <message>
        <source>“{0}”是旧格式（.xls）。请在 Excel 或 WPS 里另存为 .xlsx 再读回。</source>
        <translation>"{0}" is in the old format (.xls). Save it as .xlsx in Excel or WPS, then read it back.</translation>
    </message>
    <message>
        <source>“{0}”是程序自带的常用语，不能删除或改名。</source>
        <translation>"{0}" is a phrase that comes with the program. It cannot be deleted or renamed.</translation>
    </message>
    <message>
        <source>“{0}”没有“{1}”。可选：{2}。</source>
        <translation>"{0}" has no "{1}". There are: {2}.</translation>
    </message>
    <message>
        <source>“{0}”的内容太多，不读。</source>
        <translation>"{0}" has too much in it and is not read.</translation>
    </message>
    <message>
        <source>“{0}”的单元格太多（超过 100 万），不读。请删去多余的空行和空列。</source>
        <translation>"{0}" has too many cells (over 1,000,000) and is not read. Delete empty rows and columns.</translation>
    </message>
    <message>
        <source>“{0}”的完成时限没有调整过。</source>
        <translation>The deadline of "{0}" has not been changed.</translation>
    </message>
    <message>
        <source>“{0}”的行太多（超过 5 万），不读。</source>
        <translation>"{0}" has too many rows (over 50,000) and is not read.</translation>
    </message>
    <message>
        <source>“{0}”解开后太大（超过 256 MB 或 2000 个部分），不读。</source>
        <translation>"{0}" is too big when unpacked (over 256 MB or 2,000 parts) and is not read.</translation>
    </message>
    <message>
        <source>“{0}”读不了：{1}。没有添加它。</source>
        <translation>"{0}" cannot be read: {1}. It was not added.</translation>
    </message>
    <message>
        <source>“{0}”超过 64 MB，不读。</source>
        <translation>"{0}" is over 64 MB and is not read.</translation>
    </message>
    <message>
        <source>“{0}”超过 {1} MB，没有添加。请压缩或拆分后再添加，或在备注里写明它存放在哪里。</source>
        <translation>"{0}" is over {1} MB and was not added. Compress or split it, or write in the note where it is kept.</translation>
    </message>
    <message>
        <source>“{0}”里“{1}”有两列，请只留一列。</source>
        <translation>"{0}" has two columns "{1}". Leave only one.</translation>
    </message>
    <message>
        <source>“{0}”里找不到带“{1}”列的台账。请用程序导出的表填写，不要删去隐藏的列。</source>
        <translation>"{0}" has no ledger with a column "{1}". Fill in the sheet as the program exported it, and keep its hidden columns.</translation>
    </message>
    <message>
        <source>“{0}”里有几张台账，不知读哪一张。请只留一张。</source>
        <translation>"{0}" has several ledgers, and it is not known which is meant. Leave only one.</translation>
    </message>
    <message>
        <source>“{0}”里没有可以读回的列（如“{1}”）。</source>
        <translation>"{0}" has no column that can be read back (such as "{1}").</translation>
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
        <translation>"{0}" has links to other files and is not read. Break the links and save, then read it back.</translation>
    </message>
    <message>
        <source>“不适用”要写理由。</source>
        <translation>"Not applicable" needs a reason.</translation>
    </message>
    <message>
        <source>“不适用”要填理由。</source>
        <translation>"Not applicable" needs a reason.</translation>
    </message>
    <message>
        <source>“与上期相比”只能逐个单位生成，请选择一个单位。</source>
        <translation>"Compared with the last report" can be made only for one unit at a time. Choose one.</translation>
    </message>
    <message>
        <source>“已完成”不能由人判定，请勾选节点并填写完成日期。</source>
        <translation>"Done" cannot be an override. Tick the milestone and enter the date it was done.</translation>
    </message>
    <message>
        <source>“已完成”要填完成日期。</source>
        <translation>"Done" needs the date it was done.</translation>
    </message>
    <message>
        <source>“已完成”要有完成日期。</source>
        <translation>"Done" needs the date it was done.</translation>
    </message>
    <message>
        <source>下一步打算</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>不能按“{0}”分组。可选：{1}。</source>
        <translation>The list cannot be grouped by "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>不认识“{0}”这种文件，请用 .pdf、.docx 或 .xlsx。</source>
        <translation>Files like "{0}" are not known. Use .pdf, .docx or .xlsx.</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>不适用理由</source>
        <translation>Why it does not apply</translation>
    </message>
    <message>
        <source>两个节点各有一个指标，一个节点只能有一个。请先移除其中一个指标再合并。</source>
        <translation>Both milestones have a target, and a milestone can have only one. Remove one target, then join them.</translation>
    </message>
    <message>
        <source>交前检查里没有“{0}”这一条。键写在每条的方括号里。</source>
        <translation>The check before handing in did not find "{0}". The key of each finding stands in square brackets.</translation>
    </message>
    <message>
        <source>任务“{0}”没有第 {1} 个节点。</source>
        <translation>Task "{0}" has no milestone number {1}.</translation>
    </message>
    <message>
        <source>任务“{0}”没有这个单位。</source>
        <translation>Task "{0}" does not have this unit.</translation>
    </message>
    <message>
        <source>任务“{0}”里已经有“{1}”。</source>
        <translation>Task "{0}" has "{1}" already.</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task slip</translation>
    </message>
    <message>
        <source>任务台账</source>
        <translation>Task ledger</translation>
    </message>
    <message>
        <source>任务标题不能为空。</source>
        <translation>The title of a task cannot be empty.</translation>
    </message>
    <message>
        <source>佐证材料“{0}”已有更新的版本，不能再改动。</source>
        <translation>There is a newer version of the evidence "{0}"; this one can no longer be changed.</translation>
    </message>
    <message>
        <source>佐证材料“{0}”的内容已损坏，与添加时不同。请重新添加同一个文件，或从备份恢复。</source>
        <translation>The content of the evidence "{0}" is damaged: it differs from what was added. Add the same file again, or restore a backup.</translation>
    </message>
    <message>
        <source>佐证材料“{0}”的内容已经没有了，这一步不能撤销或重做。</source>
        <translation>The content of the evidence "{0}" is gone, so this step cannot be undone or redone.</translation>
    </message>
    <message>
        <source>佐证材料导出不到“{0}”：{1}。请换一个位置，或腾出空间后再试。</source>
        <translation>The evidence cannot be exported to "{0}": {1}. Choose another place, or free some space and try again.</translation>
    </message>
    <message>
        <source>便携版把台账存在程序旁边，但“{0}”不能写入。请关掉U盘的写保护，或者把整个程序文件夹复制到电脑上再打开。</source>
        <translation>The portable version keeps the ledger beside the program, but "{0}" cannot be written to. Turn off the USB stick's write protection, or copy the whole program folder to the computer and open it there.</translation>
    </message>
    <message>
        <source>写不了“{0}”，请检查文件夹能否写入。</source>
        <translation>"{0}" cannot be written. Check that its folder can be written to.</translation>
    </message>
    <message>
        <source>写不了“{0}”：{1}。</source>
        <translation>"{0}" cannot be written: {1}.</translation>
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
        <source>切分处两边都要有文字。请把光标放到一句话中间。</source>
        <translation>There must be words on both sides of the cut. Put the cursor inside a sentence.</translation>
    </message>
    <message>
        <source>剪贴板里有 {0} 格，选中的节点有 {1} 个。两边要一样多。</source>
        <translation>The clipboard has {0} cells, but {1} milestones are chosen. There must be as many of one as of the other.</translation>
    </message>
    <message>
        <source>剪贴板里有 {0} 行，太多了，一次最多 {1} 行。</source>
        <translation>The clipboard has {0} rows, which is too many. Paste at most {1} at a time.</translation>
    </message>
    <message>
        <source>剪贴板里没有图片，也没有文件。请先截图或复制文件。</source>
        <translation>There is no picture or file on the clipboard. Take a screenshot or copy a file first.</translation>
    </message>
    <message>
        <source>剪贴板里没有文字。请先在 Excel 或 WPS 里复制一列。</source>
        <translation>There is no text on the clipboard. Copy a column in Excel or WPS first.</translation>
    </message>
    <message>
        <source>剪贴板里的图片读不了，没有添加。请重新截图。</source>
        <translation>The picture on the clipboard cannot be read and was not added. Take the screenshot again.</translation>
    </message>
    <message>
        <source>升级台账的步骤应有 {0} 个，找到 {1} 个。请重新安装本程序。</source>
        <translation>There should be {0} steps to upgrade a ledger, but {1} were found. Install the program again.</translation>
    </message>
    <message>
        <source>单位名称不能为空。</source>
        <translation>The name of a unit cannot be empty.</translation>
    </message>
    <message>
        <source>发文字号（--number）印在版头下，请同时写 --red-head。</source>
        <translation>The document number (--number) is printed below the red heading. Give --red-head too.</translation>
    </message>
    <message>
        <source>只能查看</source>
        <translation>can only be looked at</translation>
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
        <source>台账所在的磁盘只剩 {0} MB，添加“{1}”要 {2} MB。请腾出空间后再试。</source>
        <translation>The ledger's disk has only {0} MB left; adding "{1}" needs {2} MB. Free some space and try again.</translation>
    </message>
    <message>
        <source>台账放不下“{0}”了：全部内容不能超过 {1} MB。请清理不用的材料，或另建台账。</source>
        <translation>The ledger has no room for "{0}": all contents together cannot be over {1} MB. Clear out evidence that is not used, or make another ledger.</translation>
    </message>
    <message>
        <source>台账有问题：{0}</source>
        <translation>Something is wrong with the ledger: {0}</translation>
    </message>
    <message>
        <source>台账模板“{0}”损坏了，请删去后重新设置。</source>
        <translation>The ledger template "{0}" is damaged. Delete it and set it up again.</translation>
    </message>
    <message>
        <source>台账结构文件损坏了（{0}）。请重新安装本程序。</source>
        <translation>The file with the ledger's structure is damaged ({0}). Install the program again.</translation>
    </message>
    <message>
        <source>台账里已经有这个方案（{0}）。如果是修订后的文本，请用“更新方案”。</source>
        <translation>The ledger has this plan already ({0}). If this is its amended text, use "Update plan".</translation>
    </message>
    <message>
        <source>台账里没有单位“{0}”。</source>
        <translation>The ledger has no unit "{0}".</translation>
    </message>
    <message>
        <source>台账里没有方案“{0}”。有：{1}。</source>
        <translation>The ledger has no plan "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>后面没有可以合并的节点。</source>
        <translation>No milestone comes after it to join it with.</translation>
    </message>
    <message>
        <source>填了不适用理由，进展状态却是“{0}”。</source>
        <translation>A reason why it does not apply was entered, but the status is "{0}".</translation>
    </message>
    <message>
        <source>填了完成日期，进展状态却是“{0}”。</source>
        <translation>A date done was entered, but the status is "{0}".</translation>
    </message>
    <message>
        <source>备份“{0}”已损坏，或由更新版本的程序建立，没有恢复；台账和原来一样。请选另一个备份。</source>
        <translation>The backup "{0}" is damaged, or was made by a newer version of the program. It was not restored; the ledger is as it was. Choose another backup.</translation>
    </message>
    <message>
        <source>备注写作 栏目=文字。栏目可选：{0}。</source>
        <translation>Write notes as column=text. Columns: {0}.</translation>
    </message>
    <message>
        <source>多栏的表要带表头，表头里要有“节点编号”；只粘贴一列时不用。</source>
        <translation>A table of several columns needs a heading row with "节点编号" in it. A single column can be pasted without.</translation>
    </message>
    <message>
        <source>字体“{0}”不是可嵌入的 TrueType 字体，打印时改用程序自带的字体。</source>
        <translation>The font "{0}" is not a TrueType font that can be embedded; the program's own font is used instead.</translation>
    </message>
    <message>
        <source>字体“{0}”无法读取（{1}），打印时改用程序自带的字体。</source>
        <translation>The font "{0}" cannot be read ({1}); the program's own font is used instead.</translation>
    </message>
    <message>
        <source>字体文件“{0}”损坏了。请重新安装本程序。</source>
        <translation>The font file "{0}" is damaged. Install the program again.</translation>
    </message>
    <message>
        <source>存在问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>Figure reached</translation>
    </message>
    <message>
        <source>完成值要填数量（单位：{0}），不能填百分数。</source>
        <translation>The figure reached must be a quantity (unit of measure: {0}), not a percentage.</translation>
    </message>
    <message>
        <source>完成值要是不小于零的数。</source>
        <translation>The figure reached must be a number that is not below zero.</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Date done</translation>
    </message>
    <message>
        <source>完成日期 {0} 离方案的年份太远，请检查年份。</source>
        <translation>{0} is too far from the year of the plan: check the year.</translation>
    </message>
    <message>
        <source>完成时限{0}早于方案的发文日期{1}，请核对。</source>
        <translation>The deadline {0} is before the plan was issued on {1}: check it.</translation>
    </message>
    <message>
        <source>完成时限{0}比方案规定的{1}晚了三十多年，请核对年份。</source>
        <translation>The deadline {0} is over thirty years later than the plan's {1}: check the year.</translation>
    </message>
    <message>
        <source>完成时限已经是{0}，不用调整。</source>
        <translation>The deadline is {0} already; there is nothing to change.</translation>
    </message>
    <message>
        <source>导出之后台账里也改了这一项。</source>
        <translation>The ledger was changed here too since the export.</translation>
    </message>
    <message>
        <source>导出之后方案里这一项的文字改了。请重新导出再填。</source>
        <translation>The plan's words were changed here since the export. Export again, then fill it in.</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已经是这样</source>
        <translation>is so already</translation>
    </message>
    <message>
        <source>已经有名为“{0}”的单位。</source>
        <translation>There is a unit called "{0}" already.</translation>
    </message>
    <message>
        <source>已经有名为“{0}”的常用语，请换一个名称。</source>
        <translation>There is a phrase called "{0}" already. Choose another name.</translation>
    </message>
    <message>
        <source>常用语不能超过 {0} 个字，这里有 {1} 个。</source>
        <translation>A phrase can have at most {0} characters; this one has {1}.</translation>
    </message>
    <message>
        <source>年度应在 {0} 到 {1} 之间。</source>
        <translation>The plan year must be between {0} and {1}.</translation>
    </message>
    <message>
        <source>延期要写明理由和批准人（单位）。</source>
        <translation>An extension needs a reason and who (or which unit) approved it.</translation>
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
        <source>总览只能存成 .pdf，请把“{0}”改成 .pdf。</source>
        <translation>The overview can only be saved as .pdf. Change "{0}" to .pdf.</translation>
    </message>
    <message>
        <source>打不开“{0}”：{1}。</source>
        <translation>"{0}" cannot be opened: {1}.</translation>
    </message>
    <message>
        <source>打不开台账“{0}”。请检查文件夹是否存在、能否写入，路径是否太长。</source>
        <translation>The ledger "{0}" cannot be opened. Check that its folder exists and can be written to, and that the path is not too long.</translation>
    </message>
    <message>
        <source>打不开台账“{0}”：{1}。</source>
        <translation>The ledger "{0}" cannot be opened: {1}.</translation>
    </message>
    <message>
        <source>打不开窗口：Qt 插件“{0}”不能用。请重新安装本程序。</source>
        <translation>The window cannot be opened: the Qt plugin "{0}" cannot be used. Install the program again.</translation>
    </message>
    <message>
        <source>打不开窗口：系统缺少程序库“{0}”。请安装含有它的软件包，或改用 deb 安装包。</source>
        <translation>The window cannot be opened: the system lacks the library "{0}". Install the package that has it, or use the program's deb package.</translation>
    </message>
    <message>
        <source>打印到第 {0} 页时打印机出了问题，请检查后从这一页接着打印。</source>
        <translation>The printer failed at page {0}. Check it, then go on printing from that page.</translation>
    </message>
    <message>
        <source>打印机“{0}”现在不能用，请检查打印机再打印。</source>
        <translation>The printer "{0}" cannot be used now. Check it, then print.</translation>
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
        <source>报告没有填报人，请在生成报告时填写。</source>
        <translation>The report does not say who prepared it: enter it when you make the report.</translation>
    </message>
    <message>
        <source>报告没有审核人，请在生成报告时填写。</source>
        <translation>The report does not say who reviewed it: enter it when you make the report.</translation>
    </message>
    <message>
        <source>报告没有联系电话，请在生成报告时填写。</source>
        <translation>The report has no telephone number: enter it when you make the report.</translation>
    </message>
    <message>
        <source>拆分处两边都要有文字。请把光标放到要分开的地方。</source>
        <translation>There must be words on both sides of the split. Put the cursor where the task is to be split.</translation>
    </message>
    <message>
        <source>指标值不是数。请填数字，例如 860。</source>
        <translation>The target's figure is not a number. Enter one, such as 860.</translation>
    </message>
    <message>
        <source>指标的下限 {0:g} 大于上限 {1:g}。</source>
        <translation>The target's lower limit {0:g} is above its upper limit {1:g}.</translation>
    </message>
    <message>
        <source>指标要有名称，例如“江苏名牌”。</source>
        <translation>A target needs a name, such as "江苏名牌".</translation>
    </message>
    <message>
        <source>文件“{0}”中没有文字，请检查是否选错了文件。</source>
        <translation>There is no text in "{0}". Check that it is the right file.</translation>
    </message>
    <message>
        <source>文件“{0}”是只读的或没有写入权限，请换一个文件名或位置再保存。</source>
        <translation>The file "{0}" is read-only, or you may not write to it. Save under another name or elsewhere.</translation>
    </message>
    <message>
        <source>文件“{0}”是空的，请检查是否选错了文件。</source>
        <translation>"{0}" is empty. Check that it is the right file.</translation>
    </message>
    <message>
        <source>文件“{0}”正在被其他程序使用，请关闭后再保存。</source>
        <translation>The file "{0}" is in use by another program. Close it there, then save.</translation>
    </message>
    <message>
        <source>文件中的表格过大，超出可读取的范围，请拆分成几个文件后再打开。</source>
        <translation>A table in the document is too big to be read. Split the document into several files and open those.</translation>
    </message>
    <message>
        <source>文件内容过多，超出可读取的范围，请拆分成几个文件后再打开。</source>
        <translation>There is too much in the document to be read. Split it into several files and open those.</translation>
    </message>
    <message>
        <source>文件内部结构过大，无法读取，请用 Word 或 WPS 另存为新文件后再打开。</source>
        <translation>The document's inner structure is too big to be read. Save it as a new file in Word or WPS, then open that.</translation>
    </message>
    <message>
        <source>文件单页文字过多，无法读取，请改用 Word 或网页格式的文件。</source>
        <translation>A page of the document has too many words to be read. Use a Word file or web page instead.</translation>
    </message>
    <message>
        <source>文件压缩异常，可能不安全，请向提供者核实后重新获取。</source>
        <translation>The file is compressed in an unusual way and may not be safe. Ask whoever gave it to you, and get it again.</translation>
    </message>
    <message>
        <source>文件名“{0}”无效，请改名后重试。</source>
        <translation>The file name "{0}" is not valid. Rename the file and try again.</translation>
    </message>
    <message>
        <source>文件名太长</source>
        <translation>the file name is too long</translation>
    </message>
    <message>
        <source>文件名没有扩展名，不知道该用什么程序打开，只能另存。</source>
        <translation>its name has no extension that tells which program opens it; it can only be saved as a file.</translation>
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
        <source>文件文字过多，超出可读取的范围，请拆分成几个文件后再打开。</source>
        <translation>There are too many words in the document to be read. Split it into several files and open those.</translation>
    </message>
    <message>
        <source>文件结构嵌套过深，无法读取，请把文字复制到新的 Word 文档后再打开。</source>
        <translation>The document is nested too deeply to be read. Copy its text into a new Word document and open that.</translation>
    </message>
    <message>
        <source>文件过于复杂，读取超时，请拆分成几个文件后再打开。</source>
        <translation>The document is too complex and took too long to read. Split it into several files and open those.</translation>
    </message>
    <message>
        <source>文件过大，超出可读取的范围，请拆分成几个文件后再打开。</source>
        <translation>The file is too big to be read. Split it into several files and open those.</translation>
    </message>
    <message>
        <source>文件页数过多，超出可读取的范围，请拆分成几个文件后再打开。</source>
        <translation>The document has too many pages to be read. Split it into several files and open those.</translation>
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
        <source>方案里没有类别“{0}”。可选：{1}。</source>
        <translation>The plan has no section "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>方案里没有编号为“{0}”的任务或节点。编号写作 一.3（任务）或 一.3.2（节点）。</source>
        <translation>The plan has no task or milestone numbered "{0}". Numbers are written "一.3" (a task) or "一.3.2" (a milestone).</translation>
    </message>
    <message>
        <source>无法打开文件“{0}”：{1}。请检查文件后重试。</source>
        <translation>"{0}" cannot be opened: {1}. Check the file and try again.</translation>
    </message>
    <message>
        <source>日期“{0}”不合情理，请检查年份。</source>
        <translation>The date "{0}" makes no sense. Check the year.</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>heading</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>column</translation>
    </message>
    <message>
        <source>栏目的标题要写明，不超过{0}个字。</source>
        <translation>Every column needs a heading of at most {0} characters.</translation>
    </message>
    <message>
        <source>模板“{0}”要的栏目“{1}”没有，请重新选择栏目。</source>
        <translation>The template "{0}" asks for a column "{1}" that does not exist. Choose its columns again.</translation>
    </message>
    <message>
        <source>模板“{0}”里{1}“{2}”有两个，请只留一个。</source>
        <translation>The template "{0}" has the {1} "{2}" twice. Leave only one.</translation>
    </message>
    <message>
        <source>模板“{0}”里没有栏目，请至少选一个。</source>
        <translation>The template "{0}" has no column. Choose at least one.</translation>
    </message>
    <message>
        <source>没有“{0}”这一列。可选：{1}。</source>
        <translation>There is no column "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>没有“{0}”这种附件。可选：{1}。</source>
        <translation>There is no annex "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>没有佐证材料可以导出。</source>
        <translation>There is no evidence to export.</translation>
    </message>
    <message>
        <source>没有可以导出的单位。</source>
        <translation>There is no unit to export.</translation>
    </message>
    <message>
        <source>没有可以打印的单位，请先选择单位。</source>
        <translation>There is no unit to print. Choose a unit first.</translation>
    </message>
    <message>
        <source>没有可以报告的任务，请换一个单位或选择更多的类别。</source>
        <translation>There is no task to report on. Choose another unit or more sections.</translation>
    </message>
    <message>
        <source>没有可以报告的单位。</source>
        <translation>There is no unit to report on.</translation>
    </message>
    <message>
        <source>没有可以撤销的操作。</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>没有可以输出任务单的任务，请换一个单位或任务。</source>
        <translation>There is no task to make a task slip of. Choose another unit or task.</translation>
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
        <source>没有名为“{0}”的台账模板。</source>
        <translation>There is no ledger template called "{0}".</translation>
    </message>
    <message>
        <source>没有名为“{0}”的备份。用“taizhang backups”列出现有的备份。</source>
        <translation>There is no backup called "{0}". List those there are with "taizhang backups".</translation>
    </message>
    <message>
        <source>没有名为“{0}”的常用语。</source>
        <translation>There is no phrase called "{0}".</translation>
    </message>
    <message>
        <source>没有名为“{0}”的灯色。可选：{1}。</source>
        <translation>There are no signal colours called "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>没有名为“{0}”的视图。</source>
        <translation>There is no view called "{0}".</translation>
    </message>
    <message>
        <source>没有名称为“{0}”的单位。</source>
        <translation>There is no unit called "{0}".</translation>
    </message>
    <message>
        <source>没有图形桌面，打不开窗口。请在桌面上启动；没有桌面时用命令行，见 taizhang --help。</source>
        <translation>There is no graphical desktop, so the window cannot be opened. Start the program on a desktop; without one, use the command line: see taizhang --help.</translation>
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
        <source>没有文件“{0}”，台账里也没有叫这个名字的方案。</source>
        <translation>There is no file "{0}", nor a plan of that name in the ledger.</translation>
    </message>
    <message>
        <source>没有权限</source>
        <translation>permission denied</translation>
    </message>
    <message>
        <source>没有栏目“{0}”。可选：{1}。</source>
        <translation>There is no column "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>没有编号为 {0} 的佐证材料。</source>
        <translation>There is no evidence numbered {0}.</translation>
    </message>
    <message>
        <source>没有编号为“{0}”的任务。</source>
        <translation>There is no task numbered "{0}".</translation>
    </message>
    <message>
        <source>没有编号为“{0}”的类别。可选：{1}。</source>
        <translation>There is no section numbered "{0}". There are: {1}.</translation>
    </message>
    <message>
        <source>没有要找的字词。请写出至少一个字，例如 taizhang search 质量 --agency …。</source>
        <translation>There is nothing to search for. Write at least one character, such as taizhang search 质量 --agency ….</translation>
    </message>
    <message>
        <source>没有读出“{0}”是哪一年的方案，请先填写年度。</source>
        <translation>The year of the plan "{0}" was not found. Enter the plan year first.</translation>
    </message>
    <message>
        <source>没有读出这份文件的标题，请先填写标题。</source>
        <translation>The title of the document was not found. Enter it first.</translation>
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
        <source>演示失败：指标的完成值打不开。</source>
        <translation>The demonstration failed: the figure of a target cannot be opened.</translation>
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
        <source>窗口在 {0} 秒内没有打开。</source>
        <translation>The window did not open within {0} seconds.</translation>
    </message>
    <message>
        <source>窗口打不开：{0}</source>
        <translation>The window cannot be opened: {0}</translation>
    </message>
    <message>
        <source>窗口里没有列出任务。</source>
        <translation>The window lists no tasks.</translation>
    </message>
    <message>
        <source>第 {0} 行是同一个节点，填的却不一样。请只留一行。</source>
        <translation>Rows {0} are the same milestone, filled in differently. Leave only one.</translation>
    </message>
    <message>
        <source>类别标题不能为空。</source>
        <translation>The title of a section cannot be empty.</translation>
    </message>
    <message>
        <source>纸张只有 A4 和 A3，没有“{0}”。</source>
        <translation>The paper can be A4 or A3, not "{0}".</translation>
    </message>
    <message>
        <source>编号 {0} 在表里不止一行，请只留一行。</source>
        <translation>Number {0} is in more than one row of the table. Leave only one.</translation>
    </message>
    <message>
        <source>缺少 Qt 插件“{0}”。请重新安装本程序。</source>
        <translation>The Qt plugin "{0}" is missing. Install the program again.</translation>
    </message>
    <message>
        <source>缺少或损坏了打印字体文件“{0}”，请重新安装本程序。</source>
        <translation>The font file "{0}" for printing is missing or damaged. Install the program again.</translation>
    </message>
    <message>
        <source>缺少文件{0}。请重新安装本程序。</source>
        <translation>Missing from the program: {0}. Install the program again.</translation>
    </message>
    <message>
        <source>缺少文件“{0}”。请重新安装本程序。</source>
        <translation>The file "{0}" is missing. Install the program again.</translation>
    </message>
    <message>
        <source>翻译文件“{0}”损坏了。请重新安装本程序。</source>
        <translation>The translation file "{0}" is damaged. Install the program again.</translation>
    </message>
    <message>
        <source>自查报告</source>
        <translation>Self-inspection report</translation>
    </message>
    <message>
        <source>自行判定序时进度要写明理由。</source>
        <translation>Overriding the pace needs a reason.</translation>
    </message>
    <message>
        <source>节点 {0} 没有显示（不符合现在的筛选条件），没有改它。</source>
        <translation>Milestone {0} is not shown (it does not match the present filters) and was left as it is.</translation>
    </message>
    <message>
        <source>表头里有两栏同名，请只留一栏。</source>
        <translation>Two columns in the heading row have the same name. Leave only one.</translation>
    </message>
    <message>
        <source>表里没有能填的栏目。可以填：{0}。</source>
        <translation>The table has no column that can be filled in. Columns that can: {0}.</translation>
    </message>
    <message>
        <source>视图“{0}”读不懂，请重新保存一个。</source>
        <translation>The view "{0}" cannot be understood. Save it again.</translation>
    </message>
    <message>
        <source>角色只能是牵头、负责、参加或指导。</source>
        <translation>A role can only be lead, responsible, participant or guidance.</translation>
    </message>
    <message>
        <source>许可文件“{0}”不完整。请重新安装本程序。</source>
        <translation>The licence file "{0}" is incomplete. Install the program again.</translation>
    </message>
    <message>
        <source>请先在原文中选中要作为任务的文字。</source>
        <translation>First select the words in the text that are to be a task.</translation>
    </message>
    <message>
        <source>请写单位的名称。</source>
        <translation>Write the name of the unit.</translation>
    </message>
    <message>
        <source>请写常用语的文字。</source>
        <translation>Write the text of the phrase.</translation>
    </message>
    <message>
        <source>请写步骤的内容。</source>
        <translation>Write what the step is.</translation>
    </message>
    <message>
        <source>请写理由：为什么“{0}”可以照样上报。</source>
        <translation>Write why the report may be handed in all the same, although the check found "{0}".</translation>
    </message>
    <message>
        <source>请写要加上的文字。</source>
        <translation>Write the words to add.</translation>
    </message>
    <message>
        <source>请给常用语写一个名称，不超过 {0} 个字。</source>
        <translation>Give the phrase a name of at most {0} characters.</translation>
    </message>
    <message>
        <source>请给模板起个名字，不超过{0}个字。</source>
        <translation>Give the template a name of at most {0} characters.</translation>
    </message>
    <message>
        <source>请给视图写一个名称，不超过 {0} 个字。</source>
        <translation>Give the view a name of at most {0} characters.</translation>
    </message>
    <message>
        <source>请选择要添加的文件。</source>
        <translation>Choose the files to add.</translation>
    </message>
    <message>
        <source>读不了文件“{0}”：{1}。</source>
        <translation>The file "{0}" cannot be read: {1}.</translation>
    </message>
    <message>
        <source>读写台账“{0}”时磁盘出错。请检查磁盘或U盘是否还在。</source>
        <translation>The disk failed while the ledger "{0}" was in use. Check that the disk or USB stick is still there.</translation>
    </message>
    <message>
        <source>调整时限要写明理由。</source>
        <translation>A change of the deadline needs a reason.</translation>
    </message>
    <message>
        <source>路径中有一段不是文件夹</source>
        <translation>part of the path is not a folder</translation>
    </message>
    <message>
        <source>还没有完成</source>
        <translation>not done yet</translation>
    </message>
    <message>
        <source>还没有选择“我的单位”，请先选择，以免报成别的单位。</source>
        <translation>"My unit" is not chosen yet. Choose it first, so that you do not report for the wrong unit.</translation>
    </message>
    <message>
        <source>这一格是公式。请改为公式的结果（复制后只粘贴数值）。</source>
        <translation>This cell is a formula. Replace it by its result (copy, then paste values only).</translation>
    </message>
    <message>
        <source>这一格是错误值 {0}。</source>
        <translation>This cell has the error value {0}.</translation>
    </message>
    <message>
        <source>这一行属于另一个方案。</source>
        <translation>This row belongs to another plan.</translation>
    </message>
    <message>
        <source>这一行是{0}的，不是{1}的。</source>
        <translation>This row is of {0}, not of {1}.</translation>
    </message>
    <message>
        <source>这一行是任务整体。{0}要填在它的节点行里。</source>
        <translation>This row is the task as a whole. Enter "{0}" in the rows of its milestones.</translation>
    </message>
    <message>
        <source>这一行没有编号。</source>
        <translation>This row has no number.</translation>
    </message>
    <message>
        <source>这一行没有行标识。新加的行不能读回，请在程序里填写。</source>
        <translation>This row has no row id. Added rows cannot be read back; enter them in the program.</translation>
    </message>
    <message>
        <source>这不是 Word 文档，请用 Word 或 WPS 打开后另存为 .docx。</source>
        <translation>This is not a Word document. Open it in Word or WPS and save it as .docx.</translation>
    </message>
    <message>
        <source>这不是 Word 文档，请用原来的程序打开后另存为 .docx。</source>
        <translation>This is not a Word document. Open it in the program it was made with and save it as .docx.</translation>
    </message>
    <message>
        <source>这个 PDF 文件有密码，请去掉密码后再打开。</source>
        <translation>This PDF has a password. Remove it, then open the file.</translation>
    </message>
    <message>
        <source>这个 PDF 是扫描件，没有可读取的文字，请改用 Word、网页格式的文件，或用其他软件识别文字后再打开。</source>
        <translation>This PDF is a scan without text. Use a Word file or web page instead, or have its text recognized by other software first.</translation>
    </message>
    <message>
        <source>这个 PDF 的文字无法提取，请改用 Word 或网页格式的文件。</source>
        <translation>The text of this PDF cannot be taken out. Use a Word file or web page instead.</translation>
    </message>
    <message>
        <source>这个 Word 文件有密码，请去掉密码后再打开。</source>
        <translation>This Word file has a password. Remove it, then open the file.</translation>
    </message>
    <message>
        <source>这个 Word 文件有密码，请在 Word 或 WPS 中去掉密码后再打开。</source>
        <translation>This Word file has a password. Remove it in Word or WPS, then open the file.</translation>
    </message>
    <message>
        <source>这个 {0} 文件已损坏或不完整，请重新下载或让对方重新发送。</source>
        <translation>This {0} file is damaged or incomplete. Download it again, or have it sent again.</translation>
    </message>
    <message>
        <source>这个分解步骤已经不在了，请刷新后再试。</source>
        <translation>This step is no longer there. Refresh and try again.</translation>
    </message>
    <message>
        <source>这个单个文件网页无法读取，请在浏览器中打开后另存为“网页，全部”再试。</source>
        <translation>This single-file web page cannot be read. Open it in a browser, save it as "Webpage, Complete", then try again.</translation>
    </message>
    <message>
        <source>这个文件不是文字文件，请选择 Word、PDF、网页或文本格式的文件。</source>
        <translation>This file is not a text document. Choose a Word, PDF or text file, or a web page.</translation>
    </message>
    <message>
        <source>这个网页的文字编码无法识别，请在浏览器中打开后另存为“网页，全部”再试。</source>
        <translation>The text encoding of this web page is not known. Open it in a browser, save it as "Webpage, Complete", then try again.</translation>
    </message>
    <message>
        <source>这个节点不是指标，不能填完成值。</source>
        <translation>This milestone is not a target, so it takes no figure.</translation>
    </message>
    <message>
        <source>这些文件与打包时不同：{0}。请重新安装本程序。</source>
        <translation>These files differ from those in the package: {0}. Install the program again.</translation>
    </message>
    <message>
        <source>这些材料的内容已损坏，没有导出：{0}。</source>
        <translation>The content of this evidence is damaged and was not exported: {0}.</translation>
    </message>
    <message>
        <source>这份文件里没有任务，不能建立方案。请先在核对窗口中添加任务。</source>
        <translation>There is no task in this document to make a plan of. Add tasks in the review window first.</translation>
    </message>
    <message>
        <source>这台电脑上没有仿宋_GB2312、楷体_GB2312和方正小标宋，用程序自带的字体。</source>
        <translation>This computer does not have the fonts 仿宋_GB2312, 楷体_GB2312 and 方正小标宋; the program's own are used.</translation>
    </message>
    <message>
        <source>这是 Excel 表格，请把内容复制到 Word 文档中保存后再打开。</source>
        <translation>This is an Excel sheet. Copy its content into a Word document, save it, and open that.</translation>
    </message>
    <message>
        <source>这是 OFD 版式文件，请用 OFD 阅读器另存为 PDF 或 Word 后再打开。</source>
        <translation>This is an OFD file. Save it as PDF or Word with an OFD reader, and open that.</translation>
    </message>
    <message>
        <source>这是 OpenDocument 文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation>This is an OpenDocument file. Save it as .docx in Word or WPS, and open that.</translation>
    </message>
    <message>
        <source>这是 RTF 格式的文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation>This is an RTF file. Save it as .docx in Word or WPS, and open that.</translation>
    </message>
    <message>
        <source>这是 XML 格式的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation>This is a Word file in XML. Save it as .docx in Word or WPS, and open that.</translation>
    </message>
    <message>
        <source>这是一个压缩包，请先解压，再打开其中的文件。</source>
        <translation>This is a compressed archive. Unpack it, then open the file in it.</translation>
    </message>
    <message>
        <source>这是一个文件夹</source>
        <translation>this is a folder</translation>
    </message>
    <message>
        <source>这是一张图片，无法读取其中的文字，请改用 Word、PDF 或网页格式的文件。</source>
        <translation>This is a picture, and its text cannot be read. Use a Word or PDF file or a web page instead.</translation>
    </message>
    <message>
        <source>这是很早版本的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。</source>
        <translation>This file is from a very early version of Word. Save it as .docx in Word or WPS, and open that.</translation>
    </message>
    <message>
        <source>这是演示文稿，请把内容复制到 Word 文档中保存后再打开。</source>
        <translation>This is a presentation. Copy its content into a Word document, save it, and open that.</translation>
    </message>
    <message>
        <source>这是程序、脚本或快捷方式，不能打开，只能另存。</source>
        <translation>this is a program, script or shortcut; it cannot be opened, only saved as a file.</translation>
    </message>
    <message>
        <source>这段文字太长，要在“长文本”表里改；那里的文字要齐全。</source>
        <translation>This text is too long for its cell. Change it in the sheet "长文本", where all of it must stand.</translation>
    </message>
    <message>
        <source>这种文件不在可以直接打开的种类里，只能另存。</source>
        <translation>files of this kind are not opened directly; it can only be saved as a file.</translation>
    </message>
    <message>
        <source>这里没有可以切分的文字。</source>
        <translation>There are no words to cut here.</translation>
    </message>
    <message>
        <source>进展情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>进展状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>选中的文字太长，不像一项任务。请只选中一项任务的文字。</source>
        <translation>The selection is too long to be one task. Select the words of one task only.</translation>
    </message>
    <message>
        <source>选中的文字已经在任务“{0}”里。请用拆分或合并。</source>
        <translation>The selected words are in task "{0}" already. Use split or join.</translation>
    </message>
    <message>
        <source>里面有宏，不直接打开。确实需要时请另存出来。</source>
        <translation>it has macros and is not opened directly. If you need it, save it as a file.</translation>
    </message>
    <message>
        <source>集合（泛指）由方案规定，不能自加。</source>
        <translation>Collectives are set by the plan; you cannot add one.</translation>
    </message>
    <message>
        <source>需协调事项</source>
        <translation>To be coordinated</translation>
    </message>
    <message>
        <source>预览之后台账又有改动，请重新粘贴一次。</source>
        <translation>The ledger was changed after the preview. Paste again.</translation>
    </message>
    <message>
        <source>预览之后台账又有改动，请重新读一次。</source>
        <translation>The ledger was changed after the preview. Read the sheet again.</translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>同样的错误又出现了，到现在共 {n} 次。</source>
        <translation>The same error came up again. Times so far: {n}.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>{column} 除去 {values}</source>
        <translation>{column} not {values}</translation>
    </message>
    <message>
        <source>{column}：{values}</source>
        <translation>{column}: {values}</translation>
    </message>
    <message>
        <source>{first} 等 {n} 个值</source>
        <translation>{first} and others, {n} in all</translation>
    </message>
    <message>
        <source>（没有写牵头单位）</source>
        <translation>(no lead unit named)</translation>
    </message>
    <message>
        <source>（空白）</source>
        <translation>(blank)</translation>
    </message>
</context>
<context>
    <name>list_file</name>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbooks (*.xlsx)</translation>
    </message>
    <message>
        <source>{unit}任务列表.xlsx</source>
        <translation>{unit}-tasks.xlsx</translation>
    </message>
    <message>
        <source>已存成 {path}：{n} 行。</source>
        <translation>Saved: {path}. Rows: {n}.</translation>
    </message>
    <message>
        <source>把列表存成 Excel</source>
        <translation>Save list as Excel</translation>
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
        <source>{0}不是{1}</source>
        <translation>{0} is not {1}</translation>
    </message>
    <message>
        <source>{0}是{1}</source>
        <translation>{0} is {1}</translation>
    </message>
    <message>
        <source>{0}（{1} 处）</source>
        <translation>{0} ({1} times)</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}（批准：{1}）</source>
        <translation>{0} (approved by {1})</translation>
    </message>
    <message>
        <source>{0}，数据截至 {1}，文件“{2}”</source>
        <translation>{0}, as of {1}, file "{2}"</translation>
    </message>
    <message>
        <source>{0}，照样上报的理由：{1}</source>
        <translation>{0}, handed in all the same because: {1}</translation>
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
        <translation>Several targets in one place</translation>
    </message>
    <message>
        <source>上级驻地单位</source>
        <translation>Unit of a higher level</translation>
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
        <translation>Why it does not apply</translation>
    </message>
    <message>
        <source>不适用理由过短</source>
        <translation>Reason too short</translation>
    </message>
    <message>
        <source>与上期相比</source>
        <translation>Compared with the last report</translation>
    </message>
    <message>
        <source>临期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>交前检查</source>
        <translation>Check before handing in</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task slip</translation>
    </message>
    <message>
        <source>任务台账</source>
        <translation>Task ledger</translation>
    </message>
    <message>
        <source>任务名</source>
        <translation>Title of the task</translation>
    </message>
    <message>
        <source>任务落实情况一览表</source>
        <translation>Table of tasks</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>佐证文件缺失</source>
        <translation>Evidence lost</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>佐证材料清单</source>
        <translation>List of evidence</translation>
    </message>
    <message>
        <source>保存常用语</source>
        <translation>Save phrase</translation>
    </message>
    <message>
        <source>保存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>修改报告文字</source>
        <translation>Edit report text</translation>
    </message>
    <message>
        <source>像分工但未采用</source>
        <translation>Like an assignment, not taken</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部任务</source>
        <translation>All tasks</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>其他单位</source>
        <translation>Other unit</translation>
    </message>
    <message>
        <source>其他单位任务</source>
        <translation>Others' tasks</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Assignment</translation>
    </message>
    <message>
        <source>分工单位</source>
        <translation>Assigned unit</translation>
    </message>
    <message>
        <source>分工表述不规范</source>
        <translation>Irregular assignment</translation>
    </message>
    <message>
        <source>分解</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>分解步骤</source>
        <translation>Add step</translation>
    </message>
    <message>
        <source>删除分解步骤</source>
        <translation>Delete step</translation>
    </message>
    <message>
        <source>删除台账模板</source>
        <translation>Delete ledger template</translation>
    </message>
    <message>
        <source>删除常用语</source>
        <translation>Delete phrase</translation>
    </message>
    <message>
        <source>删除视图</source>
        <translation>Delete view</translation>
    </message>
    <message>
        <source>判定序时</source>
        <translation>Override pace</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>勾选分解步骤</source>
        <translation>Tick step</translation>
    </message>
    <message>
        <source>升序</source>
        <translation>Ascending</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>Before an upgrade</translation>
    </message>
    <message>
        <source>单位名称不完整</source>
        <translation>Incomplete name of unit</translation>
    </message>
    <message>
        <source>单位名称缺失</source>
        <translation>Missing name of unit</translation>
    </message>
    <message>
        <source>单位调整</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Text of the plan</translation>
    </message>
    <message>
        <source>参加</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>取消勾选</source>
        <translation>Untick</translation>
    </message>
    <message>
        <source>台账模板</source>
        <translation>Ledger template</translation>
    </message>
    <message>
        <source>名称首次出现</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Recheck</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>存在的问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>存在问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>存档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>存档事项</source>
        <translation>Archived matters</translation>
    </message>
    <message>
        <source>完成 {0}</source>
        <translation>done {0}</translation>
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
        <source>完成值与状态不符</source>
        <translation>Figure contradicts status</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Date done</translation>
    </message>
    <message>
        <source>完成时限 {0}，理由：{1}</source>
        <translation>Deadline {0}, reason: {1}</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>导入前</source>
        <translation>Before an import</translation>
    </message>
    <message>
        <source>导入方案</source>
        <translation>Import plan</translation>
    </message>
    <message>
        <source>工作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>已了结</source>
        <translation>Settled</translation>
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
        <source>已完成无佐证</source>
        <translation>Done without evidence</translation>
    </message>
    <message>
        <source>已超限</source>
        <translation>Over the limit</translation>
    </message>
    <message>
        <source>已达到</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>市县人民政府</source>
        <translation>City or county government</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>序时</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>序时进度“{0}”，理由：{1}</source>
        <translation>Pace "{0}", reason: {1}</translation>
    </message>
    <message>
        <source>引言</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation>To recheck</translation>
    </message>
    <message>
        <source>待复核：{0}</source>
        <translation>To recheck: {0}</translation>
    </message>
    <message>
        <source>必改</source>
        <translation>Must fix</translation>
    </message>
    <message>
        <source>恢复前</source>
        <translation>Before a restore</translation>
    </message>
    <message>
        <source>恢复时限</source>
        <translation>Restore deadline</translation>
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
        <source>批量填报</source>
        <translation>Fill in together</translation>
    </message>
    <message>
        <source>报出报告</source>
        <translation>Hand in report</translation>
    </message>
    <message>
        <source>报告人员</source>
        <translation>Report people</translation>
    </message>
    <message>
        <source>拒绝</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>括号未闭合</source>
        <translation>Bracket not closed</translation>
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
        <translation>Unclear target</translation>
    </message>
    <message>
        <source>指标无完成值</source>
        <translation>Target without figure</translation>
    </message>
    <message>
        <source>指标调整</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>按{0}{1}</source>
        <translation>sorted by {0}: {1}</translation>
    </message>
    <message>
        <source>按{0}分组</source>
        <translation>grouped by {0}</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>搜索“{0}”</source>
        <translation>search "{0}"</translation>
    </message>
    <message>
        <source>撤下佐证材料</source>
        <translation>Take evidence off</translation>
    </message>
    <message>
        <source>撤销：{0}</source>
        <translation>Undo: {0}</translation>
    </message>
    <message>
        <source>改佐证材料说明</source>
        <translation>Change evidence details</translation>
    </message>
    <message>
        <source>改写</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>改分解步骤</source>
        <translation>Change step</translation>
    </message>
    <message>
        <source>文件信息缺失</source>
        <translation>Missing fact about the document</translation>
    </message>
    <message>
        <source>文号残缺</source>
        <translation>Broken document number</translation>
    </message>
    <message>
        <source>文字可能有缺漏</source>
        <translation>Words perhaps missing</translation>
    </message>
    <message>
        <source>文字待补</source>
        <translation>Unfinished text</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>无进展情况</source>
        <translation>Progress not described</translation>
    </message>
    <message>
        <source>日期矛盾</source>
        <translation>Dates contradict</translation>
    </message>
    <message>
        <source>旧版Word</source>
        <translation>Old Word</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>时限 {0}</source>
        <translation>deadline {0}</translation>
    </message>
    <message>
        <source>时限调整</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>更改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>更新佐证材料</source>
        <translation>Update evidence</translation>
    </message>
    <message>
        <source>更新方案</source>
        <translation>Update plan</translation>
    </message>
    <message>
        <source>更新方案前</source>
        <translation>Before a plan update</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>期限不明确</source>
        <translation>Unclear deadline</translation>
    </message>
    <message>
        <source>期限在正文中</source>
        <translation>Deadline inside the text</translation>
    </message>
    <message>
        <source>未做</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>未到期</source>
        <translation>Not yet due</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>未超限</source>
        <translation>Within the limit</translation>
    </message>
    <message>
        <source>未达到</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>未选本单位</source>
        <translation>My unit not chosen</translation>
    </message>
    <message>
        <source>本级部门</source>
        <translation>Department of this level</translation>
    </message>
    <message>
        <source>欠序时</source>
        <translation>Behind schedule</translation>
    </message>
    <message>
        <source>欠序时无下一步</source>
        <translation>Behind without next steps</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
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
        <translation>No unit named</translation>
    </message>
    <message>
        <source>没有填报</source>
        <translation>Nothing filled in</translation>
    </message>
    <message>
        <source>泛指</source>
        <translation>Collective</translation>
    </message>
    <message>
        <source>添加佐证材料</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>添加单位</source>
        <translation>Add unit</translation>
    </message>
    <message>
        <source>清理佐证材料</source>
        <translation>Clear out evidence</translation>
    </message>
    <message>
        <source>灯色</source>
        <translation>Signal colours</translation>
    </message>
    <message>
        <source>牵头</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>牵头任务缺参加单位反馈</source>
        <translation>No feedback from participants</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Lead unit</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>(reason: {0})</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>移动分解步骤</source>
        <translation>Move step</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>第 {0} 步</source>
        <translation>step {0}</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>结语</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>绿黄红</source>
        <translation>Green, yellow, red</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>编号不连续</source>
        <translation>Gap in numbering</translation>
    </message>
    <message>
        <source>编号变动</source>
        <translation>Renumbered</translation>
    </message>
    <message>
        <source>编号重复</source>
        <translation>Number used twice</translation>
    </message>
    <message>
        <source>缺填报人</source>
        <translation>Prepared by missing</translation>
    </message>
    <message>
        <source>缺审核人</source>
        <translation>Reviewed by missing</translation>
    </message>
    <message>
        <source>缺联系电话</source>
        <translation>Telephone missing</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>自查报告</source>
        <translation>Self-inspection report</translation>
    </message>
    <message>
        <source>蓝橙红</source>
        <translation>Blue, orange, red</translation>
    </message>
    <message>
        <source>蓝黄红</source>
        <translation>Blue, yellow, red</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>规则影响后文</source>
        <translation>Rule for what follows</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Unit of measure</translation>
    </message>
    <message>
        <source>读不懂的视图</source>
        <translation>a view that cannot be understood</translation>
    </message>
    <message>
        <source>调整时限</source>
        <translation>Change deadline</translation>
    </message>
    <message>
        <source>负责</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>超序时</source>
        <translation>Ahead of schedule</translation>
    </message>
    <message>
        <source>达序时</source>
        <translation>On schedule</translation>
    </message>
    <message>
        <source>进展情况</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>进展状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>逾期无原因</source>
        <translation>Overdue without a reason</translation>
    </message>
    <message>
        <source>配合</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>重做：{0}</source>
        <translation>Redo: {0}</translation>
    </message>
    <message>
        <source>量化指标完成情况</source>
        <translation>Targets reached</translation>
    </message>
    <message>
        <source>降序</source>
        <translation>Descending</translation>
    </message>
    <message>
        <source>集合</source>
        <translation>Collective</translation>
    </message>
    <message>
        <source>需协调事项</source>
        <translation>To be coordinated</translation>
    </message>
    <message>
        <source>需要说明的事项</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>黑白</source>
        <translation>Black and white</translation>
    </message>
</context>
</TS>
