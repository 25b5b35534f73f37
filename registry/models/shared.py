"""The fields that every entry has, whatever its type."""

from collections.abc import Iterator
from typing import ClassVar

from registry.reference import Reference
from registry.shapes.fields import Model, field
from registry.shapes.periods import before
from registry.shapes.scalars import (
    SAME,
    Boolean,
    Count,
    Date,
    Id,
    ImageFile,
    Mail,
    Name,
    PartialDate,
    Phone,
    String,
    Summary,
    Text,
    Url,
    Year,
    entry_id,
    listed,
    term,
)
from registry.shapes.sources import Source
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path


class Designation(Model):
    """A title, programme, evaluation or award that the entry holds or held."""

    scheme: listed("schemes") = field(  # type: ignore[valid-type]
        "称号", "Scheme", "称号或项目,见 schemes.yaml", "The title or programme, from schemes.yaml")
    level: term("designation-levels") | None = field(  # type: ignore[valid-type]
        "级别", "Level", "由哪一级授予", "The level that grants it", default=None)
    year: Year | None = field("年份", "Year", "授予年份", "The year it was granted", default=None)
    until: PartialDate | None = field("有效期至", "Valid until", "有效期的最后一天",
                                      "The last day it is valid", default=None)
    by: String | None = field("授予单位", "Granted by", "授予称号的机构", "The body that grants it",
                              default=None, column="granted_by")
    result: String | None = field("结果", "Result", "评估结果或等级", "The result or grade", default=None)
    standard: listed("standards") | None = field(  # type: ignore[valid-type]
        "依据标准", "Standard", "评定所用标准的编号", "The standard it was judged by", default=None)
    source: Count | None = field("来源序号", "Source number", "证明它的来源的序号,从 1 开始",
                                 "The number of the source that proves it, from 1", default=None)
    note: String | None = field("说明", "Note", "补充说明", "Anything to add", default=None)
    withdrawn: Boolean = field("已撤销", "Withdrawn", "称号已被撤销",
                               "Whether it was withdrawn", default=False)


class Links(Model):
    """Where to read more."""

    website: Url | None = field("官网", "Website", "官方网站", "Its website", default=None)
    wechat: String | None = field("微信公众号", "WeChat account", "公众号名称",
                                  "The name of its public account", default=None)
    miniapp: String | None = field("小程序", "Mini program", "小程序名称",
                                   "The name of its mini program", default=None)
    video: Url | None = field("视频", "Video", "介绍视频", "A video about it", default=None)


class Contact(Model):
    """How to reach a body or a place; never a person."""

    phone: Phone | None = field("电话", "Telephone", "单位固定电话,不填个人手机",
                                "A landline, no personal mobile", default=None)
    phone_hours: String | None = field("接听时间", "Telephone hours", "何时有人接听",
                                       "When the telephone is answered", default=None)
    email: Mail | None = field("邮箱", "Mail", "单位邮箱", "Its mailbox", default=None)
    wechat: String | None = field("微信", "WeChat", "咨询用的公众号",
                                  "The public account that answers questions", default=None)
    postcode: String | None = field("邮编", "Postcode", "邮政编码", "The postal code", default=None)


class Image(Model):
    """A picture with its description and licence."""

    file: ImageFile = field("文件", "File", "图片文件名,扩展名 jpg、png 或 webp",
                            "The name of the file: jpg, png or webp")
    alt: Text = field("替代文字", "Alternative text", "为看不见图片的人描述内容",
                      "What the picture shows, for those who cannot see it")
    credit: String | None = field("作者", "Credit", "图片作者", "Who made it", default=None)
    licence: String = field("许可", "Licence", "图片许可", "The licence it comes under")


class Entry(Model):
    """One file of `content/`: what identifies it, what is said of it, and where that is from.

    Attributes:
        type_name: the folder and table of the type.
        labels: the name of the type in Chinese and English.
        about: what an entry of the type is, in one sentence each.
        area_from: the reference whose area counts where the entry gives none.
        owner: the reference to the body that may confirm the entry as its own.
        due_after_days: days after the last confirmation when a review is due; None for never.
        stale_after_days: days after it when the entry counts as stale; None for never.
        leading: the shared fields that come before those of the type when people read them.
        identity: groups of fields; two entries alike in all fields of a group are one thing
            entered twice. `district` is the folder the entry lies in.
    """

    type_name: ClassVar[str]
    labels: ClassVar[dict[str, str]]
    about: ClassVar[dict[str, str]]
    area_from: ClassVar[str | None] = None
    owner: ClassVar[str | None] = None
    due_after_days: ClassVar[int | None] = 365
    stale_after_days: ClassVar[int | None] = 730
    leading: ClassVar[tuple[str, ...]] = ("name", "also_known_as", "summary")
    identity: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "district"),)

    name: Name = field("名称", "Name", "正式全称", "The full official name")
    also_known_as: tuple[String, ...] = field("别名", "Also known as", "别名、简称、曾用名,可搜索",
                                              "Other and former names; they are searched", default=())
    summary: Summary | None = field("简介", "Summary", "一两句话说明是什么",
                                    "What it is, in a sentence or two", default=None)
    status: term("statuses") = field(  # type: ignore[valid-type]
        "状态", "Status", "草稿不会公布", "Drafts are not published")
    closed_on: PartialDate | None = field("关闭日期", "Closed on", "关闭或并入的日期",
                                          "When it closed or became part of another", default=None)
    reopens_on: PartialDate | None = field("恢复日期", "Reopens on", "预计恢复的日期",
                                           "When it is expected to reopen", default=None)
    merged_into: entry_id(SAME) | None = field(  # type: ignore[valid-type]
        "并入", "Merged into", "并入的条目编号", "The id of the entry it became part of", default=None)
    former_ids: tuple[Id, ...] = field("曾用编号", "Former ids", "以前用过的编号",
                                       "Ids it had before", default=())
    designations: tuple[Designation, ...] = field("称号与项目", "Titles and programmes",
                                                  "获得的称号、承担的项目、评估结果",
                                                  "Titles held, programmes run, evaluations passed",
                                                  default=(), table="designations")
    clauses: tuple[listed("clauses"), ...] = field(  # type: ignore[valid-type]
        "对应条款", "Policy clauses", "对应的政策条款编号", "The clauses of the policy it answers to",
        default=())
    links: Links | None = field("链接", "Links", "官网、公众号等", "Website and accounts", default=None)
    image: Image | None = field("图片", "Image", "一张图片", "One picture", default=None)
    verified_on: Date | None = field("核实日期", "Verified on", "机构确认内容属实的日期",
                                     "When an institution confirmed the entry", default=None)
    verified_by: entry_id("organizations") | None = field(  # type: ignore[valid-type]
        "核实单位", "Verified by", "确认内容的机构编号", "The organization that confirmed it", default=None)
    verified_how: term("verification-methods") | None = field(  # type: ignore[valid-type]
        "核实方式", "How verified", "通过什么方式核实", "How it was confirmed", default=None)
    sources: tuple[Source, ...] = field("来源", "Sources", "至少一条", "At least one", table="sources",
                                       least=1)

    def home_area(self, reference: Reference) -> str | None:  # noqa: ARG002
        """Return the area the entry gives; None where that of another entry counts."""
        return getattr(self, "area", None)

    def told_of(self) -> Iterator[tuple[Path, str]]:
        """Yield the first day, month or year of the time the entry tells of, and its field."""
        yield from ()

    def outlived(self, valid_to: str, as_of: str) -> bool:
        """Return whether an area that ended on a day is one that the entry cannot speak of."""
        return not before(as_of, valid_to)

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:  # noqa: ARG002
        """Yield the faults that two fields of this type have together."""
        yield from ()

    def advice(self, reference: Reference, as_of: str | None) -> Iterator[FieldFault]:  # noqa: ARG002
        """Yield what is allowed in this type but worth a second look."""
        yield from ()


def out_of_order(
    path: Path, earlier: str | None, later: str | None, *, at_earlier: bool = False
) -> Iterator[FieldFault]:
    """Yield a fault where what should come later comes first; absent dates are no fault.

    Args:
        path: the field that is told, the later one unless `at_earlier`.
        earlier: the date or time that should come first.
        later: the one that should follow it.
        at_earlier: whether the path is that of the earlier one.
    """
    if earlier and later and before(later, earlier):
        seen = earlier if at_earlier else later
        yield FieldFault("E217", path, {"earlier": earlier, "later": later}, seen)
