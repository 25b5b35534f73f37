"""Where a fact can be read: of an entry, or of a reference file."""

from registry.shapes.fields import Model, field
from registry.shapes.scalars import Code, Date, PartialDate, String, Url, term


class Evidence(Model):
    """A page or document that can be looked up."""

    title: String = field("标题", "Title", "来源的标题", "The title of the page or document")
    publisher: String = field("发布者", "Publisher", "发布来源的机构或媒体",
                              "The body or paper that published it")
    url: Url | None = field("网址", "Address", "来源的网址", "The address of the page", default=None)
    document: String | None = field("文件", "Document", "没有网址时写文件名称或文号",
                                    "The document, where there is no address", default=None,
                                    column="document_title")
    kind: term("source-kinds") | None = field(  # type: ignore[valid-type]
        "来源类型", "Kind of source", "官方、媒体、学术或转载",
        "Official, press, academic or a repost", default=None)
    date: PartialDate | None = field("日期", "Date", "来源的发布日期,可只写年或年月",
                                     "When it was published; a year or month will do", default=None)
    date_note: String | None = field("日期说明", "Note on the date", "没有日期或日期不确定时说明原因",
                                     "Why there is no date, or how sure it is", default=None)
    accessed: Date = field("查阅日期", "Accessed", "何时查阅", "When it was read")


class Source(Evidence):
    """Where a fact of an entry can be read."""

    supports: tuple[Code, ...] = field("证明的字段", "Supports", "这条来源能证明哪些字段",
                                       "The fields of the entry that it proves", default=(),
                                       column="field")
