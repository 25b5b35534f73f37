"""A case: what was wanted, what was done, and what came of it, with the evidence."""

from collections.abc import Iterator
from typing import ClassVar

from registry.models.shared import Entry, out_of_order
from registry.models.sums import too_few
from registry.reference import Reference
from registry.shapes.fields import Model, field
from registry.shapes.scalars import (
    Amount,
    Area,
    Boolean,
    Count,
    PartialDate,
    String,
    Summary,
    Text,
    Url,
    listed,
    reference,
    term,
)
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path

SUBJECTS = ("organizations", "places", "courses", "bases", "walks")


class CasePeriod(Model):
    """When it was done."""

    from_: PartialDate = field("自", "From", "开始的时间", "When it began", alias="from",
                               column="from_date")
    until: PartialDate | None = field("至", "Until", "结束的时间;仍在进行则不写",
                                      "When it ended; absent while it goes on", default=None,
                                      column="until_date")


class Result(Model):
    """One thing that came of it."""

    statement: Text = field("结果", "Statement", "取得了什么结果", "What came of it")
    measure: listed("measures") | None = field(  # type: ignore[valid-type]
        "度量", "Measure", "数字属于哪个度量", "What the number counts", default=None)
    value: Amount | None = field("数值", "Value", "数字", "The number", default=None)
    qualifier: term("qualifiers") | None = field(  # type: ignore[valid-type]
        "数值性质", "Qualifier", "不写即准确", "Exact where absent", default=None)
    unit: String | None = field("单位", "Unit", "数字的单位", "The unit of the number", default=None)
    source: Count | None = field("来源序号", "Source number", "证明它的来源的序号,从 1 开始",
                                 "The number of the source that proves it, from 1", default=None)


class Evaluation(Model):
    """Who judged it, and how."""

    kind: term("evaluations") = field("类型", "Kind", "自评、同行或第三方",  # type: ignore[valid-type]
                                      "By itself, by peers or by a third party")
    by: String | None = field("评价方", "By", "由谁评价", "Who judged it", default=None,
                              column="judged_by")
    url: Url | None = field("评价报告", "Report", "评价的网页", "Where the judgement can be read",
                            default=None)


class Case(Entry):
    """What was wanted, what was done and what came of it, with the evidence."""

    type_name: ClassVar[str] = "cases"
    labels: ClassVar[dict[str, str]] = {"zh": "案例", "en": "Cases"}
    about: ClassVar[dict[str, str]] = {
        "zh": "想解决什么、做了什么、取得什么结果,以及依据",
        "en": "What was wanted, what was done and what came of it, with the evidence"}
    area_from: ClassVar[str | None] = "subjects"
    due_after_days: ClassVar[int | None] = None
    stale_after_days: ClassVar[int | None] = None

    summary: Summary = field("简介", "Summary", "一两句话说明是什么", "What it is, in a sentence or two")
    theme: term("case-themes") | None = field(  # type: ignore[valid-type]
        "主题", "Theme", "案例的主题", "What it is about", default=None)
    area: Area | None = field("所在地区", "Area", "不写即第一个对象所在地区",
                              "That of its first subject where absent", default=None)
    subjects: tuple[reference(*SUBJECTS), ...] = field(  # type: ignore[valid-type]
        "对象", "Subjects", "案例讲的机构、场所或项目,写作“类型/编号”或 name",
        "What it tells of: type/id, or a name", default=())
    period: CasePeriod | None = field("时间", "Period", "做这件事的时间", "When it was done", default=None)
    problem: Text | None = field("问题", "Problem", "要解决什么", "What was to be solved", default=None)
    practice: Text | None = field("做法", "Practice", "怎么做的", "What was done", default=None)
    results: tuple[Result, ...] = field("结果", "Results", "至少一条", "At least one",
                                        table="case_results", least=1)
    lessons: Text | None = field("经验", "Lessons", "别人可以学到什么", "What others can learn from it",
                                 default=None)
    audiences: tuple[term("audiences"), ...] = field(  # type: ignore[valid-type]
        "面向人群", "Audiences", "为谁而做", "Whom it is for", default=())
    partners: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "合作单位", "Partners", "一起做的单位", "The bodies that did it together", default=())
    beneficiary_area: Area | None = field("受益地区", "Beneficiary area", "对口支援等帮助的地区",
                                          "The area that was helped, where it is another", default=None)
    evaluation: Evaluation | None = field("评价", "Evaluation", "谁评价过", "Who judged it", default=None)
    people_named: Boolean = field("写到个人", "People named", "写到的每个人都已同意",
                                  "Whether people are named, each of whom has agreed", default=False)
    transferable_to: tuple[String, ...] = field("可推广到", "Transferable to", "适合推广到哪里",
                                                "Where it could be done too", default=())

    def told_of(self) -> Iterator[tuple[Path, str]]:
        """Yield when it began."""
        if self.period:
            yield ("period", "from"), self.period.from_

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:
        """Yield what has no area, ends before it begins, cites no source or shows who is meant."""
        if self.area is None and not any(isinstance(one, str) for one in self.subjects):
            yield FieldFault("E202", ("area",), {"key": "area"})
        if self.period:
            yield from out_of_order(("period", "until"), self.period.from_, self.period.until)
        count = len(self.sources)
        for index, result in enumerate(self.results):
            if result.source is not None and not 1 <= result.source <= count:
                path = ("results", index, "source")
                yield FieldFault("E221", path, {"count": count}, str(result.source))
            if result.measure and result.value is not None:
                measure = reference.measures[result.measure]
                yield from too_few(("results", index, "value"), result.value, measure)
