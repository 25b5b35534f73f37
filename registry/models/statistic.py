"""A statistic: a reported number by area or organization, for one measure and period."""

from collections.abc import Iterator
from typing import ClassVar

from registry.models.shared import Entry
from registry.models.sums import small_cells, wrong_sums
from registry.reference import Reference
from registry.shapes.fields import Model, field
from registry.shapes.periods import before, bounds
from registry.shapes.scalars import (
    SAME,
    Amount,
    Area,
    Percent,
    Period,
    PositiveCount,
    String,
    Text,
    entry_id,
    listed,
    reference,
    term,
)
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path

# What people were asked: a number of it says nothing without the way in which they were. A draft
# may wait for it.
SCORE = "score"


class Observation(Model):
    """One number: of an area or of an organization."""

    area: Area | None = field("地区", "Area", "哪个地区的数", "The area it is of", default=None)
    organization: reference("organizations") | None = field(  # type: ignore[valid-type]
        "机构", "Organization", "哪个机构的数", "The organization it is of", default=None)
    category: String | None = field("分组", "Category", "年龄段、类别等",
                                    "An age group, a category", default=None)
    value: Amount = field("数值", "Value", "只写数字,不写约、余、万", "The bare number")
    qualifier: term("qualifiers") | None = field(  # type: ignore[valid-type]
        "数值性质", "Qualifier", "来源写“超过”“余”“约”时填写;不写即准确",
        "Where the source says over, about or more; exact where absent", default=None)
    value_text: String | None = field("来源原文", "As printed", "来源中的写法,如 超过350万",
                                      "As the source prints it", default=None)


class Sample(Model):
    """The sample of a survey."""

    size: PositiveCount = field("样本量", "Size", "有效样本数", "How many answered")
    response_rate: Percent | None = field("回收率(%)", "Response rate in percent", "回收率",
                                         "The share of those asked who answered", default=None)


class Statistic(Entry):
    """A reported number by area or organization, for one measure and period."""

    type_name: ClassVar[str] = "statistics"
    labels: ClassVar[dict[str, str]] = {"zh": "统计", "en": "Statistics"}
    about: ClassVar[dict[str, str]] = {
        "zh": "已经公布的数字:一个度量、一个时期,按地区或机构分行",
        "en": "Numbers as they were published: one measure, one period, by area or organization"}
    owner: ClassVar[str | None] = "publisher"
    identity: ClassVar[tuple[tuple[str, ...], ...]] = ()
    due_after_days: ClassVar[int | None] = None
    stale_after_days: ClassVar[int | None] = None

    measure: listed("measures") = field("度量", "Measure", "数的是什么,见 measures.yaml",  # type: ignore[valid-type]
                                        "What is counted, from measures.yaml")
    period: Period = field("时期", "Period", "年、学年、月、日,或 2024-autumn",
                           "A year, school year, month, day, or 2024-autumn")
    publisher: reference("organizations") | None = field(  # type: ignore[valid-type]
        "发布者", "Publisher", "公布这个数的机构或媒体", "The body or paper that published the number",
        default=None)
    method: term("methods") | None = field(  # type: ignore[valid-type]
        "方法", "Method", "普查、行政记录、调查或估计", "Census, records, survey or estimate", default=None)
    area: Area | None = field("所在地区", "Area", "不写即各行地区的共同上级",
                              "The area that holds those of all rows, where absent", default=None)
    population: Text | None = field("口径", "Population", "比度量的口径更窄时说明",
                                    "Who or what is counted, where it is less than the measure says",
                                    default=None)
    breakdown: term("breakdowns") | None = field(  # type: ignore[valid-type]
        "分组方式", "Breakdown", "各行按什么分组", "What the categories of the rows are", default=None)
    rows: tuple[Observation, ...] = field("数据", "Rows", "每行一个地区或机构",
                                          "One row for each area or organization",
                                          table="observations", least=1)
    total: Observation | None = field("合计", "Total", "来源公布的合计", "The total as it is published",
                                      default=None, table="observations")
    sample: Sample | None = field("样本", "Sample", "抽样调查须写", "Needed for a survey", default=None)
    scale: String | None = field("量表", "Scale", "得分的量表,如 1-5", "The scale of a score, such as 1-5",
                                 default=None)
    revises: entry_id(SAME) | None = field(  # type: ignore[valid-type]
        "修订", "Revises", "被这条修订的统计", "The statistic that this one corrects", default=None)
    note: Text | None = field("说明", "Note", "补充说明", "Anything to add", default=None)

    def home_area(self, reference: Reference) -> str | None:
        """Return the area given, else the nearest one that holds those of all rows."""
        codes = [row.area for row in (*self.rows, self.total) if row and row.area]
        if self.area or not codes:
            return self.area
        above = [[area.code for area in reference.ancestors(code)] for code in codes]
        shared = (code for code in above[0] if all(code in chain for chain in above))
        return next(shared, None)

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:
        """Yield rows that do not belong together, wrong totals, and numbers of too few people."""
        if self.home_area(reference) is None:
            yield FieldFault("E202", ("area",), {"key": "area"})
        if self.method == "survey" and not self.sample:
            yield FieldFault("E236", ("method",), {}, "survey")
        asked = reference.measures[self.measure].counts == SCORE and self.status != "draft"
        if asked and self.method is None:
            yield FieldFault("E202", ("method",), {"key": "method"})
        yield from self._rows(reference)
        yield from wrong_sums(self, reference)
        yield from small_cells(self, reference)

    def told_of(self) -> Iterator[tuple[Path, str]]:
        """Yield where the period begins: a year counts before it is over."""
        yield ("period",), bounds(self.period)[0]

    def outlived(self, valid_to: str, as_of: str) -> bool:  # noqa: ARG002
        """Return whether an area had ended before the period of the numbers."""
        return before(valid_to, bounds(self.period)[0])

    def _rows(self, reference: Reference) -> Iterator[FieldFault]:
        levels: set[str] = set()
        for index, row in enumerate(self.rows):
            if (row.area is None) == (row.organization is None):
                yield FieldFault("E234", ("rows", index), {
                    "problem_zh": "每行写一个地区或一个机构,不多不少",
                    "problem_en": "A row has either an area or an organization"})
            area = reference.area(row.area) if row.area else None
            levels |= {area.level} if area else {"organization"}
            if len(levels) > 1:
                yield FieldFault("E234", ("rows", index), {
                    "problem_zh": "各行须是同一层级的地区,或都是机构",
                    "problem_en": "All rows are areas of one level, or all are organizations"})
                return
        marks = [(row.area, str(row.organization), row.category) for row in self.rows]
        for index, mark in enumerate(marks):
            if mark in marks[:index]:
                yield FieldFault("E234", ("rows", index), {
                    "problem_zh": "与前面一行重复", "problem_en": "An earlier row is of the same"})
