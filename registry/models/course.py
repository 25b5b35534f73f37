"""A course: anything one can sign up for or turn up to, with its dated runs."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import ClassVar

from registry.models.place import Fee
from registry.models.sessions import sessions
from registry.models.shared import Entry, out_of_order
from registry.reference import Reference
from registry.shapes.fields import Model, field
from registry.shapes.scalars import (
    Amount,
    Area,
    Code,
    Count,
    Date,
    PartialDate,
    String,
    Text,
    Time,
    Url,
    listed,
    reference,
    term,
)
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path

# A term or a school year; more is a slip of the year, and thousands of sessions.
RUN_LIMIT_DAYS = 400
MEETING_LIMIT_MINUTES = 12 * 60
# Hours are stated as clock hours or as lessons of 45 minutes; a quarter more or less is allowed.
LESSON_MINUTES = (60, 45)
HOURS_TOLERANCE = 0.25
FREE = ("免费", "free of charge")
SUBJECTS_LIMIT = 3
# What is taught from a resource that nobody renewed for two years may be out of date.
RESOURCE_DAYS = 730


class WeeklyMeeting(Model):
    """A meeting that is held every week."""

    day: term("days") = field("星期", "Day", "mo 至 su", "mo to su")  # type: ignore[valid-type]
    start: Time = field("开始", "Starts", "24 小时制", "24-hour clock")
    end: Time = field("结束", "Ends", "24 小时制", "24-hour clock")


class DatedMeeting(Model):
    """A meeting on one day."""

    date: Date = field("日期", "Date", "上课日期", "The day of the meeting")
    start: Time = field("开始", "Starts", "24 小时制", "24-hour clock")
    end: Time = field("结束", "Ends", "24 小时制", "24-hour clock")


class Offering(Model):
    """One dated run of a course."""

    place: reference("places") | None = field(  # type: ignore[valid-type]
        "地点", "Place", "上课的场所", "Where it is held", default=None)
    url: Url | None = field("线上入口", "Address online", "线上课程的网址",
                            "Where it is held online", default=None)
    from_: Date = field("自", "From", "第一天", "The first day", alias="from", column="from_date")
    until: Date = field("至", "Until", "最后一天", "The last day", column="until_date")
    weekly: tuple[WeeklyMeeting, ...] = field("每周上课", "Every week", "每周固定的时间",
                                              "Meetings held every week", default=(),
                                              table="weekly_meetings")
    dates: tuple[DatedMeeting, ...] = field("单次日期", "Single days", "逐次列出的日期",
                                            "Meetings on single days", default=(),
                                            table="dated_meetings")
    except_: tuple[Date, ...] = field("停课日期", "Except", "不上课的日期",
                                      "Days without a meeting", default=(), alias="except",
                                      column="date")
    seats: Count | None = field("名额", "Seats", "招生名额", "How many can join", default=None)
    min_people: Count | None = field("最少人数", "Least number", "开班最少人数",
                                     "How many are needed", default=None)
    enrolment: term("enrolment-states") | None = field(  # type: ignore[valid-type]
        "报名状态", "Enrolment", "报名是否开放", "Whether one can enrol", default=None)
    note: String | None = field("说明", "Note", "补充说明", "Anything to add", default=None)


class Award(Model):
    """What one receives at the end."""

    type: term("award-types") = field(  # type: ignore[valid-type]
        "类型", "Type", "凭证的类型", "The type of award")
    name: String | None = field("名称", "Name", "凭证的名称", "What it is called", default=None)
    level: String | None = field("层次", "Level", "专科、本科等", "For example the degree", default=None)
    criteria_url: Url | None = field("标准网址", "Address of the criteria", "写明取得条件的网页",
                                     "The page that says what it takes", default=None)
    field_: String | None = field("专业领域", "Field of study", "所学的专业,可写 ISCED-F 编号",
                                  "What was studied, by name or ISCED-F number", default=None,
                                  alias="field", column="field_of_study")


class Credit(Model):
    """What can be stored in a credit bank, as the provider states it; never computed."""

    bank: term("credit-banks") = field(  # type: ignore[valid-type]
        "学分银行", "Credit bank", "存入哪个学分银行", "The bank that stores it")
    category: term("credit-categories") | None = field(  # type: ignore[valid-type]
        "成果类别", "Category", "属于哪一类成果", "The category of achievement", default=None)
    points: Amount | None = field("学分", "Points", "公布的学分或积分", "The points as stated", default=None)
    unit: String | None = field("单位", "Unit", "学分、积分或学时", "Credits, points or hours", default=None)
    converts_to: String | None = field("可转换为", "Converts to", "可转换的学历学分",
                                       "What it can be exchanged for", default=None)
    rule: listed("credit_rules") | None = field(  # type: ignore[valid-type]
        "转换规则", "Rule", "所依据规则的编号", "The rule it follows", default=None)
    recognised_in: tuple[Area, ...] = field("承认地区", "Recognised in", "哪些地区承认",
                                            "The areas that recognise it", default=())


class Enrolment(Model):
    """How and when one signs up."""

    methods: tuple[term("enrol-methods"), ...] = field(  # type: ignore[valid-type]
        "报名方式", "Methods", "现场、电话、网上等", "In person, by telephone, online", default=())
    opens_on: Date | None = field("报名开始", "Opens on", "报名的第一天",
                                  "The first day to enrol", default=None)
    closes_on: Date | None = field("报名截止", "Closes on", "报名的最后一天",
                                   "The last day to enrol", default=None)
    url: Url | None = field("报名网址", "Address", "报名的网页", "Where to enrol online", default=None)
    how: Text | None = field("如何报名", "How", "报名的步骤", "The steps", default=None)
    smartphone_required: term("answers") | None = field(  # type: ignore[valid-type]
        "须用智能手机", "Smartphone needed", "没有智能手机能否报名",
        "Whether one cannot enrol without a smartphone", default=None)
    who_first: Text | None = field("优先对象", "Who comes first", "优先录取的人",
                                   "Who is admitted first", default=None)


class Material(Model):
    """A textbook or other material, by its title."""

    title: String = field("书名", "Title", "教材名称", "The title of the book")
    isbn: Code | None = field("书号", "ISBN", "国际标准书号", "Its ISBN", default=None)


class Course(Entry):
    """Anything one can sign up for or turn up to."""

    type_name: ClassVar[str] = "courses"
    labels: ClassVar[dict[str, str]] = {"zh": "学习项目", "en": "Courses"}
    about: ClassVar[dict[str, str]] = {
        "zh": "可以报名或到场参加的学习:课程、讲座、培训、活动、数字资源",
        "en": "What one can sign up for or turn up to: courses, lectures, training, activities, digital resources"}
    owner: ClassVar[str | None] = "provider"
    identity: ClassVar[tuple[tuple[str, ...], ...]] = (("provider", "name"),)
    due_after_days: ClassVar[int | None] = 180
    stale_after_days: ClassVar[int | None] = 270
    area_from: ClassVar[str | None] = "provider"

    provider: reference("organizations") = field(  # type: ignore[valid-type]
        "主办机构", "Provider", "开设课程的机构", "The body that offers it")
    co_providers: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "联合主办", "Co-providers", "共同开设的机构", "The bodies that offer it together", default=())
    partners: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "合作单位", "Partners", "合作的单位", "The bodies that help", default=())
    area: Area | None = field("所在地区", "Area", "不写即主办机构所在地区",
                              "That of the provider where absent", default=None)
    places: tuple[reference("places"), ...] = field(  # type: ignore[valid-type]
        "上课场所", "Places", "来源说明的上课场所", "Where it is held, as a source says", default=())
    format: term("formats") | None = field(  # type: ignore[valid-type]
        "形式", "Format", "课程、讲座、体验等", "Course, lecture, experience and so on", default=None)
    route: term("routes") | None = field("途径", "Route", "例如自学考试",  # type: ignore[valid-type]
                                         "For example a self-study exam", default=None)
    strand: term("strands") | None = field(  # type: ignore[valid-type]
        "教育类型", "Strand", "社区、职业、老年、学历", "Community, vocational, elderly, degree", default=None)
    subjects: tuple[term("subjects"), ...] = field(  # type: ignore[valid-type]
        "学习领域", "Subjects", "一至三个", "One to three", default=())
    audiences: tuple[term("audiences"), ...] = field(  # type: ignore[valid-type]
        "面向人群", "Audiences", "为谁开设", "Whom it is for", default=())
    learner_level: term("learner-levels") | None = field(  # type: ignore[valid-type]
        "难度", "Level", "入门、中级、高级", "Introductory, intermediate, advanced", default=None)
    languages: tuple[term("teaching-languages"), ...] = field(  # type: ignore[valid-type]
        "授课语言", "Languages", "用哪些语言授课", "The languages of teaching", default=())
    mode: term("modes") | None = field(  # type: ignore[valid-type]
        "学习方式", "Mode", "线下、线上、结合", "On site, online, hybrid", default=None)
    since: PartialDate | None = field("开设时间", "Since", "首次开设的时间",
                                      "When it was first offered", default=None)
    hours: Amount | None = field("学时", "Hours", "总学时", "Hours in all", default=None)
    tracks: tuple[String, ...] = field("分班", "Tracks", "来源中列出的班级或方向",
                                       "Classes or directions named in a source", default=())
    fee: Fee | None = field("费用", "Fee", "免费写 0", "0 where it is free", default=None)
    funding: tuple[term("funding"), ...] = field(  # type: ignore[valid-type]
        "资助", "Funding", "经费来源", "Where the money comes from", default=())
    materials: tuple[Material, ...] = field("教材", "Materials", "教材名称", "Its textbooks", default=(),
                                            table="materials")
    award: Award | None = field("结业凭证", "Award", "学完可得的凭证", "What one receives", default=None)
    credit: Credit | None = field("学分", "Credit", "可存入学分银行的成果",
                                  "What can be stored in a credit bank", default=None)
    enrol: Enrolment | None = field("报名", "Enrolment", "如何报名", "How to sign up", default=None)
    base: reference("bases") | None = field(  # type: ignore[valid-type]
        "体验基地", "Experience base", "作为哪个基地的体验项目",
        "The base of whose activities it is one", default=None)
    campaign: term("campaigns") | None = field(  # type: ignore[valid-type]
        "活动", "Campaign", "所属活动", "The campaign it is part of", default=None)
    priorities: tuple[term("priorities"), ...] = field(  # type: ignore[valid-type]
        "服务重点", "Priorities", "服务的城市重点", "The city priorities it serves", default=())
    licence: String | None = field("许可", "Licence", "数字资源的许可,如 CC BY 4.0",
                                   "That of a digital resource, such as CC BY 4.0", default=None)
    updated_on: PartialDate | None = field("更新日期", "Updated on", "数字资源最近一次更新",
                                           "When a digital resource was last renewed", default=None)
    offerings: tuple[Offering, ...] = field("开班", "Offerings", "有日期的开班", "Its dated runs",
                                            default=(), table="offerings")

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:
        """Yield what has no area, dates in the wrong order, and claims that contradict."""
        if self.area is None and not isinstance(self.provider, str):
            yield FieldFault("E202", ("area",), {"key": "area"})
        if self.enrol:
            path = ("enrol", "closes_on")
            yield from out_of_order(path, self.enrol.opens_on, self.enrol.closes_on)
        for index, offering in enumerate(self.offerings):
            yield from _run(("offerings", index), offering)
        if self.credit:
            yield from self._credit(self.credit, reference)
        text = self.name[reference.authority]
        word = next((word for word in FREE if word in text.casefold()), None)
        if word and self.fee and self.fee.amount > 0:
            params = {"word": word, "amount": self.fee.amount}
            yield FieldFault("E233", ("fee", "amount"), params, str(self.fee.amount))

    def _credit(self, credit: Credit, reference: Reference) -> Iterator[FieldFault]:
        """Points follow a rule in force of the same bank, and a source says so."""
        proved = any("credit" in source.supports for source in self.sources)
        if credit.points is not None and (credit.rule is None or not proved):
            yield FieldFault("E238", ("credit", "points"), {}, str(credit.points))
        rule = reference.credit_rules[credit.rule] if credit.rule else None
        if rule and rule.bank != credit.bank:
            yield FieldFault("E246", ("credit", "rule"), {
                "problem_zh": f"是另一个学分银行“{rule.bank}”的",
                "problem_en": f"is of another bank, “{rule.bank}”"}, credit.rule)
        elif rule and rule.status != "active":
            yield FieldFault("E246", ("credit", "rule"), {
                "problem_zh": f"没有生效,状态是 {rule.status}",
                "problem_en": f"is not in force: its status is {rule.status}"}, credit.rule)

    def advice(self, reference: Reference, as_of: str | None) -> Iterator[FieldFault]:  # noqa: ARG002
        """Yield runs of which too little is said, too many subjects, old resources, odd hours."""
        for index, run in enumerate(self.offerings):
            yield from _untold(("offerings", index), run)
        if len(self.subjects) > SUBJECTS_LIMIT:
            params = {"most": SUBJECTS_LIMIT, "count": len(self.subjects)}
            yield FieldFault("W261", ("subjects",), params)
        if as_of and self.updated_on:
            yield from _not_renewed(self.updated_on, as_of)
        if not self.hours:
            return
        minutes = [length for run in self.offerings if (length := _taught(run))]
        lengths = [taught / unit for taught in minutes for unit in LESSON_MINUTES]
        if lengths and not any(_near(length, self.hours) for length in lengths):
            params = {"hours": self.hours, "counted": round(lengths[0])}
            yield FieldFault("W253", ("hours",), params, str(self.hours))


def _run(path: Path, run: Offering) -> Iterator[FieldFault]:
    yield from out_of_order((*path, "until"), run.from_, run.until)
    days = (date.fromisoformat(run.until) - date.fromisoformat(run.from_)).days
    if days > RUN_LIMIT_DAYS:
        params = {"earlier": run.from_, "later": run.until, "limit": RUN_LIMIT_DAYS}
        yield FieldFault("E227", (*path, "until"), params, run.until)
    for index, meeting in enumerate(run.weekly):
        yield from _length((*path, "weekly", index, "end"), meeting)
    for index, meeting in enumerate(run.dates):
        place = (*path, "dates", index)
        yield from _length((*place, "end"), meeting)
        yield from out_of_order((*place, "date"), run.from_, meeting.date)
        yield from out_of_order((*place, "date"), meeting.date, run.until, at_earlier=True)
    for index, day in enumerate(run.except_):
        place = (*path, "except", index)
        yield from out_of_order(place, run.from_, day)
        yield from out_of_order(place, day, run.until, at_earlier=True)


def _untold(path: Path, run: Offering) -> Iterator[FieldFault]:
    """A run is somewhere and at some time; only online can each learn when it suits them."""
    if not run.place and not run.url:
        yield FieldFault("W260", path, {
            "problem_zh": "没有写在哪里上课(place 或 url)",
            "problem_en": "does not say where it is held (place or url)"})
    elif run.place and not run.weekly and not run.dates:
        yield FieldFault("W260", path, {
            "problem_zh": "没有写什么时候上课(weekly 或 dates)",
            "problem_en": "does not say when it is held (weekly or dates)"})


def _not_renewed(updated_on: str, as_of: str) -> Iterator[FieldFault]:
    """Count from the last day that the date may mean."""
    latest = updated_on + "-12-31"[len(updated_on) - 4 :]
    year, month, day = (int(part) for part in latest.split("-"))
    last = date(year, month, min(day, monthrange(year, month)[1]))
    if (date.fromisoformat(as_of) - last).days > RESOURCE_DAYS:
        params = {"last": updated_on, "as_of": as_of, "days": RESOURCE_DAYS}
        yield FieldFault("W249", ("updated_on",), params, updated_on)


def _length(path: Path, meeting: WeeklyMeeting | DatedMeeting) -> Iterator[FieldFault]:
    if meeting.end < meeting.start:
        yield from out_of_order(path, meeting.start, meeting.end)
    elif not 0 < _minutes(meeting.start, meeting.end) <= MEETING_LIMIT_MINUTES:
        params = {"start": meeting.start, "end": meeting.end}
        yield FieldFault("E231", path, params, meeting.end)


def _taught(run: Offering) -> int:
    """The minutes of all sessions of a run."""
    meetings = sessions(run.model_dump(by_alias=True, exclude_none=True))
    return sum(_minutes(starts[11:], ends[11:]) for starts, ends in meetings)


@lru_cache(maxsize=1_000)
def _minutes(start: str, end: str) -> int:
    return (int(end[:2]) - int(start[:2])) * 60 + int(end[3:5]) - int(start[3:5])


def _near(length: float, stated: float) -> bool:
    return abs(length - stated) <= HOURS_TOLERANCE * stated
