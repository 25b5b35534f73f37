"""The models of the reference files."""

from typing import Annotated

from registry.shapes.fields import Model, Shape, field
from registry.shapes.scalars import (
    Boolean,
    Code,
    Count,
    Decimal,
    FieldOfEducation,
    Label,
    Name,
    PartialDate,
    PositiveCount,
    String,
    Text,
    Url,
    listed,
    term,
)


class BoundingBox(Model):
    """The rectangle that holds the city, in degrees of WGS-84."""

    west: Decimal = field("西", "West")
    south: Decimal = field("南", "South")
    east: Decimal = field("东", "East")
    north: Decimal = field("北", "North")


class Instance(Model):
    """What one city's registry is called, and the choices that differ between cities."""

    name: Name = field("名称", "Name")
    city: Label = field("城市", "City")
    languages: tuple[Code, ...] = field("语言", "Languages", "第一种为准", "The first is the authority")
    timezone: String = field("时区", "Time zone")
    root_area: Code = field("全市代码", "Code of the whole city")
    currency: Code = field("货币", "Currency")
    rule_sets: tuple[Code, ...] = field("国家规则", "Rule sets", default=())
    site_url: Url | None = field("网站地址", "Address of the site", default=None)
    repository_url: Url | None = field("仓库地址", "Address of the repository", default=None)
    datasette_url: Url | None = field(
        "Datasette 地址", "Address of Datasette", "公开的 Datasette 上这个数据库的网址",
        "Of this database on a public Datasette", default=None)
    submit_targets: tuple[String, ...] = field("提交去处", "Where entries are submitted", default=())
    publish_coordinates: Code = field("公布坐标", "Coordinates published",
                                      "off,或小数位数 3、5", "off, or 3 or 5 decimals", default="off")
    contact: String | None = field("联系方式", "Contact", default=None)
    bounding_box: BoundingBox | None = field("范围", "Bounding box", default=None)


class Area(Model):
    """A place on the list of areas: the city, a district, a township, or one outside the city."""

    code: Code = field("代码", "Code", "民政部门代码", "The code of the list the registry keys on")
    name: Label = field("名称", "Name", "地区的正式名称", "The official name of the area")
    level: term("area-levels") = field(  # type: ignore[valid-type]
        "层级", "Level", "全市、区、街镇等", "City, district, township and so on")
    kind: term("area-kinds") = field(  # type: ignore[valid-type]
        "类别", "Kind", "是哪一类地区", "What kind of area it is")
    parent: Annotated[str, Shape("area")] | None = field(
        "上级", "Parent", "它直接所属的地区", "The area it is directly a part of", default=None)
    slug: Code | None = field("文件夹名", "Folder", "区一级及全市", "Of districts and the city", default=None)
    tile_column: PositiveCount | None = field(
        "方格列", "Column of its tile", "在等大方格图中从西数第几列", "Counted from the west, where districts "
        "are drawn as equal squares", default=None)
    tile_row: PositiveCount | None = field(
        "方格行", "Row of its tile", "在等大方格图中从北数第几行", "Counted from the north, where districts "
        "are drawn as equal squares", default=None)
    aliases: Annotated[dict[str, str], Shape("codes")] = field("别的代码", "Other codes", default={})
    group: term("area-groups") | None = field(  # type: ignore[valid-type]
        "地区组", "Group", "用来互相比较的一组地区", "A group of areas that is compared with another",
        default=None, column="area_group")
    urban_rural: term("urban-rural") | None = field(  # type: ignore[valid-type]
        "城乡", "Urban or rural", "按统计部门的城乡分类;没有来源的不写",
        "By the classification of the statistics office; absent where no source says", default=None)
    counts_as_township: Boolean = field("计入街镇", "Counts as a township",
                                        "是否计入街镇数", "Whether targets count it", default=False)
    counts_as_of: PartialDate | None = field("计入日期", "Counted as of", "计入与否以哪一天为准",
                                             "The day on which it counts or not", default=None)
    valid_from: PartialDate | None = field("设立日期", "Valid from", "设立的日期", "When it was set up",
                                           default=None)
    valid_to: PartialDate | None = field("撤销日期", "Valid to", "撤销或并入的日期",
                                         "When it ended or became part of another", default=None)


def is_current(area: Area, day: str) -> bool:
    """Return whether an area exists on a day, as exactly as its dates are known."""
    begun = area.valid_from is None or area.valid_from <= day
    return begun and (area.valid_to is None or area.valid_to > day)


class VocabularyTerm(Model):
    """One term with its labels."""

    term: Code = field("词", "Term")
    label: Label = field("标签", "Label")
    broader: Code | None = field("上位词", "Broader term", default=None)
    isced_f: FieldOfEducation | None = field(
        "教育领域", "Field of education", "ISCED-F 2013 的四位代码;不能确定的不写",
        "The four digits of ISCED-F 2013; absent where they are not certain", default=None)
    life_stage: Code | None = field(
        "人生阶段", "Stage of life", "面向人群所属的阶段,取自词表 life-stages;不限年龄的不写",
        "The stage of an audience, a term of life-stages; absent where it is of any age", default=None)
    withdrawn: Boolean = field("已停用", "Withdrawn", "不再使用的词", "Whether it is no longer used",
                               default=False)
    replaced_by: Code | None = field("由此代替", "Replaced by", default=None)
    one_per_area: Boolean = field("每地一家", "One per area", "同一地区只应有一家这类机构",
                                  "Whether an area should have no more than one active entry of it",
                                  default=False)


class Vocabulary(Model):
    """A closed list of terms for one purpose."""

    name: Code = field("名称", "Name")
    title: Label = field("标题", "Title")
    terms: tuple[VocabularyTerm, ...] = field("词", "Terms")


class Scheme(Model):
    """A programme, title, evaluation or award that an entry may hold."""

    scheme: Code = field("编号", "Scheme", "称号在登记册中的编号,永久不变",
                         "Its id in the registry; permanent")
    label: Label = field("名称", "Label", "称号或项目的名称", "What the title or programme is called")
    kind: term("scheme-kinds") = field(  # type: ignore[valid-type]
        "类型", "Kind", "称号、项目、评估或奖项", "A title, programme, evaluation or award")
    applies_to: tuple[Code, ...] = field("适用条目", "Applies to", "哪些类型的条目可以持有",
                                         "The types of entry that can hold it", default=(),
                                         column="type")
    levels: tuple[term("designation-levels"), ...] = field(  # type: ignore[valid-type]
        "级别", "Levels", "由哪些级别授予", "The levels that grant it", default=(), column="level")
    kinds: tuple[Code, ...] = field("适用类别", "Kinds", "只有这些类别的条目可以持有;不写即不限",
                                    "Only entries of these kinds can hold it; any where absent",
                                    default=(), column="kind_of_entry")
    partner_kinds: tuple[Code, ...] = field(
        "合作单位类别", "Kinds of partner", "合作单位中须有这类机构",
        "A partner of one of these kinds is needed", default=(), column="kind_of_partner")
    expected_of: tuple[Code, ...] = field(
        "应持有者", "Expected of", "经此字段引用的条目应持有它,写作“类型.字段”",
        "Entries referred to through these fields should hold it: type.field", default=(),
        column="reference")
    needs_note: Boolean = field("须写说明", "Needs a note", "须在说明中写明原称",
                                "Whether the note must say what exactly is held", default=False)
    once: Boolean = field("只授一次", "Once", "同一条目只能获得一次",
                          "Whether an entry can hold it only once", default=False)
    expires_after_years: Count | None = field(
        "有效年数", "Years until it expires", "授予后多少年失效;不写即不失效",
        "After how many years it ends; never where absent", default=None)
    clause: listed("clauses") | None = field(  # type: ignore[valid-type]
        "政策条款", "Policy clause", "它对应的条款", "The clause it answers to", default=None)
    criteria_url: Url | None = field("标准网址", "Address of the criteria", "写明授予条件的网页",
                                     "The page that says what it takes", default=None)
    replaced_by: Code | None = field("由此代替", "Replaced by", "后来代替它的称号",
                                     "The scheme that came in its place", default=None)
    note: Text | None = field("说明", "Note", "补充说明", "Anything to add", default=None)


class UnsafeHosts(Model):
    """Hosts that are cited without a link."""

    hosts: tuple[Code, ...] = field("主机名", "Hosts")


class Licence(Model):
    """Which licence covers which layer, and whom to name."""

    layer: Code = field("层", "Layer")
    title: Label = field("内容", "What it covers")
    licence: String = field("许可", "Licence")
    licence_url: Url | None = field("许可网址", "Address of the licence", default=None)
    attribution: Text = field("署名", "Attribution")
