"""Errors by whose they are: a `KnownError` is one sentence for the user, anything else is a bug."""

import errno


class KnownError(Exception):
    """Something the user can understand and mend; one sentence that says what to do.

    ``template`` is the sentence with ``{0}``, ``{1}`` … for ``values``: the window translates the
    template and puts the values in again. Without values the template is the sentence itself.
    """

    def __init__(self, template: str, *values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(*values) if values else template)


_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "找不到该位置",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
}


def reason_of(error: OSError) -> str:
    """Say in the user's words why the system refused, for the end of a sentence."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
