"""A small database of the contract's shape, for tests of the site that need no compiler.

The city and its entries are invented. Some texts are hostile on purpose: they try to leave their
place as HTML, as a script, as a slot of the pages or as a link.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from registry.database.fixed_tables import fixed_tables
from registry.database.schema import entry_tables

HOSTILE = {
    "script": "</script><script>window.hurt = 1</script>",
    "image": '<img src="https://evil.invalid/x.png" onerror="window.hurt = 2">',
    "slot": "@@body@@ @@base@@ @@csp@@",
    "quote": "\" onmouseover=\"window.hurt = 3\" x='",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} {= 7 =}",
    "comment": "<!-- --> ]]> &lt;b&gt; &amp;",
    "bidi": "abc\u202edcba\u2066",
    "markdown": "[press](javascript:alert(1)) `code` **bold** <https://evil.invalid/>",
}
HOSTILE_NAME = " ".join(HOSTILE.values())

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE licences (layer TEXT PRIMARY KEY, title TEXT, title_{x} TEXT, licence TEXT,
  licence_url TEXT, attribution TEXT, attribution_{x} TEXT);
CREATE TABLE fields (type TEXT, path TEXT, position INTEGER, shape TEXT, title TEXT,
  title_{x} TEXT, description TEXT, description_{x} TEXT, vocabulary TEXT, targets TEXT,
  many INTEGER, required INTEGER);
CREATE TABLE entries (entry TEXT PRIMARY KEY, type TEXT, id TEXT, status TEXT, name TEXT,
  name_{x} TEXT, summary TEXT, summary_{x} TEXT, area TEXT, district TEXT, path TEXT,
  verified_on TEXT, verified_by TEXT, verified_by_name TEXT, confirmation TEXT, confidence TEXT,
  freshness TEXT, last_source_date TEXT, body TEXT);
CREATE TABLE organizations (id TEXT PRIMARY KEY);
CREATE TABLE places (id TEXT PRIMARY KEY);
CREATE TABLE courses (id TEXT PRIMARY KEY);
CREATE TABLE offerings (entry TEXT, offering INTEGER, from_date TEXT, until_date TEXT);
"""

COMMON = [
    ("name", "text", "名称", "Name", "", "", 0),
    ("also_known_as", "string", "别名", "Also known as", "", "", 1),
    ("summary", "text", "简介", "Summary", "", "", 0),
    ("status", "term", "状态", "Status", "statuses", "", 0),
    ("area", "area", "地区", "Area", "", "", 0),
    ("closed_on", "date", "关闭日期", "Closed on", "", "", 0),
    ("merged_into", "reference", "并入", "Merged into", "", "{type}", 0),
    ("former_ids", "string", "曾用编号", "Former ids", "", "", 1),
]
TRUST = [
    ("designations", "group", "称号", "Designations", "", "", 1),
    ("designations.scheme", "listed", "称号", "Scheme", "schemes", "", 0),
    ("designations.level", "term", "级别", "Level", "designation-levels", "", 0),
    ("designations.year", "year", "年份", "Year", "", "", 0),
    ("designations.source", "integer", "来源", "Source", "", "", 0),
    ("sources", "group", "来源", "Sources", "", "", 1),
    ("sources.title", "string", "标题", "Title", "", "", 0),
    ("sources.publisher", "string", "发布者", "Publisher", "", "", 0),
    ("sources.url", "url", "网址", "Address", "", "", 0),
    ("sources.date", "partial_date", "日期", "Date", "", "", 0),
    ("sources.date_note", "string", "日期说明", "Note on the date", "", "", 0),
    ("sources.accessed", "date", "查阅日期", "Accessed", "", "", 0),
    ("sources.supports", "string", "支持字段", "Supports", "", "", 1),
    ("verified_on", "date", "核实日期", "Verified on", "", "", 0),
    ("verified_by", "reference", "核实单位", "Verified by", "", "organizations", 0),
]
CONTACT = [
    ("contact", "group", "联系方式", "Contact", "", "", 0),
    ("contact.phone", "telephone", "电话", "Telephone", "", "", 1),
    ("contact.email", "mail", "信箱", "Mail", "", "", 0),
    ("contact.website", "url", "网站", "Website", "", "", 0),
]
FIELDS = {
    "organizations": [
        *COMMON,
        ("kind", "term", "种类", "Kind", "org-kinds", "", 0),
        ("parent", "reference", "上级机构", "Parent", "", "organizations", 0),
        ("founded", "year", "成立年份", "Founded", "", "", 0),
        *CONTACT,
        *TRUST,
    ],
    "places": [
        *COMMON,
        ("kind", "term", "种类", "Kind", "place-kinds", "", 0),
        ("host", "reference", "管理机构", "Host", "", "organizations", 0),
        ("address", "text", "地址", "Address", "", "", 0),
        ("open_free", "boolean", "免费开放", "Free", "", "", 0),
        ("hours", "group", "开放时间", "Opening hours", "", "", 1),
        ("hours.days", "term", "星期", "Days", "days", "", 1),
        ("hours.opens", "time", "开门", "Opens", "", "", 0),
        ("hours.closes", "time", "关门", "Closes", "", "", 0),
        ("access", "group", "无障碍", "Access", "", "", 0),
        ("access.lift", "term", "电梯", "Lift", "answers", "", 0),
        ("access.step_free_entrance", "term", "无台阶入口", "Step-free entrance", "answers", "", 0),
        *TRUST,
    ],
    "courses": [
        *COMMON,
        ("format", "term", "形式", "Format", "formats", "", 0),
        ("provider", "reference", "办学机构", "Provider", "", "organizations", 0),
        ("hours", "integer", "学时", "Hours", "", "", 0),
        ("fee", "group", "费用", "Fee", "", "", 0),
        ("fee.amount", "decimal", "金额", "Amount", "", "", 0),
        ("fee.currency", "string", "币种", "Currency", "", "", 0),
        ("offerings", "group", "开课", "Offerings", "", "", 1),
        ("offerings.place", "reference", "地点", "Place", "", "places", 0),
        ("offerings.from", "date", "开始", "From", "", "", 0),
        ("offerings.until", "date", "结束", "Until", "", "", 0),
        ("offerings.weekly", "group", "每周", "Weekly", "", "", 1),
        ("offerings.weekly.day", "term", "星期", "Day", "days", "", 0),
        ("offerings.weekly.start", "time", "开始", "Start", "", "", 0),
        ("offerings.seats", "integer", "名额", "Seats", "", "", 0),
        ("offerings.enrolment", "term", "报名", "Enrolment", "enrolment-states", "", 0),
        *TRUST,
    ],
}
TERMS = [
    ("statuses", "closed", "已关闭", "Closed"),
    ("statuses", "merged", "已并入", "Merged"),
    ("statuses", "active", "有效", "Active"),
    ("org-kinds", "community_school", "社区学校", "Community school"),
    ("place-kinds", "library", "图书馆", "Library"),
    ("formats", "course", "班", "Course"),
    ("days", "mo", "周一", "Monday"),
    ("days", "tu", "周二", "Tuesday"),
    ("answers", "yes", "是", "Yes"),
    ("answers", "unknown", "未知", "Unknown"),
    ("designation-levels", "city", "市级", "City"),
    ("designation-states", "held", "有效", "Held"),
    ("designation-states", "expired", "已过期", "Expired"),
    ("enrolment-states", "open", "报名中", "Open"),
    ("scheme-kinds", "award", "奖项", "Award"),
    ("confirmation", "unconfirmed", "未经机构确认", "Not confirmed"),
    ("confidence", "medium", "中", "Medium"),
    ("freshness", "fresh", "近期", "Recent"),
]


class Contract:
    """Writes a database of the contract's shape, row by row."""

    def __init__(self, path: Path, authority: str = "zh", other: str = "en") -> None:
        self.authority, self.other = authority, other
        self.db = sqlite3.connect(path)
        self.db.executescript(SCHEMA.replace("{x}", other))
        self._write_other_tables()
        self._write_reference()

    def _write_other_tables(self) -> None:
        """Make the tables that stand above in no simpler form as the compiler makes them."""
        languages = (self.authority, self.other)
        known = {name for (name,) in self.db.execute("SELECT name FROM sqlite_master")}
        for table in [*fixed_tables(languages), *entry_tables(languages)]:
            if table.name not in known:
                self.db.execute(table.ddl())

    def text(self, zh: str, en: str) -> dict[str, str]:
        """Return a text in the languages of the instance; an empty one is left out."""
        both = {"zh": zh, "en": en}
        return {lang: both[lang] for lang in (self.authority, self.other) if both[lang]}

    def insert(self, table: str, **values: Any) -> None:
        """Insert one row; texts go to the column of each language."""
        columns: dict[str, Any] = {}
        for name, value in values.items():
            if isinstance(value, dict) and name != "body":
                columns[name] = value.get(self.authority)
                columns[f"{name}_{self.other}"] = value.get(self.other)
            else:
                columns[name] = value
        marks = ", ".join("?" for _ in columns)
        names = ", ".join(columns)
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))

    def entry(self, kind: str, name: str, body: dict[str, Any], **row: Any) -> None:
        """Insert an entry; what the row does not say is taken from the body."""
        body.setdefault("status", "active")
        self.insert(
            "entries", entry=f"{kind}/{name}", type=kind, id=name, status=body["status"],
            name=body["name"], summary=body.get("summary"), area=body.get("area"),
            district=row.pop("district", body.get("area", "990001")),
            path=f"content/{kind}/north/{name}.yaml", verified_on=body.get("verified_on"),
            confirmation="unconfirmed", confidence="medium", freshness="fresh",
            body=json.dumps(body, ensure_ascii=False), **row,
        )  # fmt: skip

    def fields(self, kind: str, fields: list[tuple[Any, ...]]) -> None:
        """Describe the fields of a type."""
        for position, (path, shape, zh, en, vocabulary, targets, many) in enumerate(fields):
            self.insert("fields", type=kind, path=path, position=position, shape=shape,
                        title=self.text(zh, en), vocabulary=vocabulary or None,
                        targets=targets.format(type=kind) or None, many=many,
                        required=int(path in ("name", "status", "sources")))

    def statistic(
        self, name: str, measure: str, period: str, *rows: dict[str, Any], status: str = "active"
    ) -> None:
        """Insert a statistic of the whole city with its numbers."""
        self.entry("statistics", name, {
            "name": self.text(f"统计 {name}", f"Statistic {name}"), "area": "990000",
            "measure": measure, "period": period, "status": status, "sources": [source()],
        })  # fmt: skip
        self.insert("statistics", id=name, entry=f"statistics/{name}", measure=measure,
                    period=period, status=status)
        for number, row in enumerate(rows, start=1):
            self.insert("observations", statistic=name, number=number, measure=measure,
                        period=period, **row)

    def close(self, **meta: str) -> None:
        """Write `meta` and close the file."""
        base = {
            "schema_version": "1",
            "as_of": "2030-05-01",
            "commit": "0" * 40,
            "languages": json.dumps([self.authority, self.other]),
            "timezone": "Etc/UTC",
            "root_area": "990000",
        }
        for key, text in {
            "name": self.text("示例市学习登记册", "Example City Learning Registry"),
            "city": self.text("示例市", "Example City"),
        }.items():
            base[key] = text[self.authority]
            base[f"{key}_{self.other}"] = text[self.other]
        for key, value in {**base, **meta}.items():
            self.insert("meta", key=key, value=value)
        self.db.commit()
        self.db.close()

    def _write_reference(self) -> None:
        for code, zh, en, level, parent, slug in (
            ("990000", "示例市", "Example City", "city", None, "citywide"),
            ("990001", "北区", "North District", "district", "990000", "north"),
            ("990002", "南区", "South District", "district", "990000", "south"),
            ("990001001", "河边街道", "", "township", "990001", None),
        ):
            self.insert("areas", code=code, name=self.text(zh, en) or {"zh": zh}, level=level,
                        parent=parent, slug=slug)
        for vocabulary, term, zh, en in TERMS:
            self.insert("vocabulary", vocabulary=vocabulary, term=term, label=self.text(zh, en))
        self.insert("policy_clauses", clause="c1", heading=self.text(HOSTILE_NAME, "Clause one"),
                    summary=self.text(HOSTILE_NAME, HOSTILE_NAME))
        self.insert("schemes", scheme="learning_star", kind="award", clause="c1",
                    label=self.text("学习之星", "Learning star"), criteria_url=HOSTILE["quote"])
        self.insert("licences", layer="entries", title=self.text("条目", "Entries"),
                    licence="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/",
                    attribution=self.text("示例市", "Example City"))
        for kind, zh, en in (("organizations", "机构", "Organizations"),
                             ("places", "场所", "Places"), ("courses", "课程", "Courses")):
            self.insert("columns", table_name=kind, column_name="", title=self.text(zh, en),
                        description=self.text(zh, en), section="entries", layer="entries")
            self.insert("columns", table_name=kind, column_name="entry", key_position=1,
                        title=self.text("条目", "Entry"), storage="TEXT", target_table="entries",
                        target_column="entry", description=self.text("其条目", "Its entry"))
        self.insert("columns", table_name="entries", column_name="", section="entries",
                    layer="entries", title=self.text("条目", "Entries"), description=self.text("全部条目", "All"))
        self.insert("columns", table_name="entries", column_name="name",
                    title=self.text("名称", "Name"),
                    description=self.text("条目的名称", "Its name"))
        for kind, fields in FIELDS.items():
            self.fields(kind, fields)


def source(title: str = "招生简章", url: str | None = "https://example.org/a") -> dict[str, Any]:
    """Return a source as an entry's body has it."""
    found = {"title": title, "publisher": "示例区教育局", "date": "2029-09",
             "accessed": "2030-01-02", "supports": ["name", "kind"]}
    return {**found, "url": url} if url else found


def write_city(path: Path, authority: str = "zh", other: str = "en") -> None:
    """Write a database with entries of every sort that a page must be able to show."""
    city = Contract(path, authority, other)
    text = city.text
    city.entry("organizations", "river-school", {
        "name": text("河边社区学校", "River Community School"),
        "summary": text("在河边街道办学。", "Teaches by the river."),
        "kind": "community_school", "area": "990001001", "founded": "1996",
        "parent": {"name": text("未登记的学院", "A college without an entry")},
        "contact": {"phone": ["021-5555 0101"], "website": "https://example.org/"},
        "former_ids": ["river-evening-school"],
        "designations": [{"scheme": "learning_star", "level": "city", "year": "2028", "source": 2}],
        "sources": [source(), source("没有链接的来源", None)],
    }, district="990001", last_source_date="2029-09")  # fmt: skip
    city.insert("designations", entry="organizations/river-school", number=1, state="held",
                scheme="learning_star", year=2028)
    city.insert("entry_clauses", entry="organizations/river-school", clause="c1", basis="scheme")
    city.entry("organizations", "hostile-school", {
        "name": {authority: HOSTILE_NAME, other: HOSTILE_NAME},
        "summary": {authority: HOSTILE_NAME, other: HOSTILE_NAME},
        "kind": HOSTILE["image"], "area": "990002", "also_known_as": list(HOSTILE.values()),
        "contact": {"phone": [HOSTILE["quote"]], "website": "javascript:window.hurt = 4"},
        "sources": [source(HOSTILE_NAME, "javascript:window.hurt = 5")],
    })  # fmt: skip
    city.entry("organizations", "old-school", {
        "name": text("旧学校", "Old School"), "status": "merged", "merged_into": "river-school",
        "kind": "community_school", "area": "990001", "sources": [source()],
    })  # fmt: skip
    city.entry("places", "river-library", {
        "name": text("河边图书馆", ""), "kind": "library", "host": "river-school",
        "area": "990001", "address": text("河边路1号", "1 River Road"), "open_free": True,
        "hours": [{"days": ["mo", "tu"], "opens": "09:00", "closes": "17:00"}],
        "access": {"lift": "yes", "step_free_entrance": "unknown"}, "sources": [source()],
    })  # fmt: skip
    city.entry("places", "bare-place", {
        "name": text("只有名称的场所", "A place with little on record"), "kind": "library",
        "area": "990000", "sources": [source()],
    })  # fmt: skip
    _write_courses(city)
    city.close()


def _write_courses(city: Contract) -> None:
    text = city.text
    for name, zh, en, run in (
        ("brush-now", "毛笔字", "Brush writing", {"from": "2030-03-01", "until": "2030-06-30"}),
        ("brush-past", "毛笔字(往期)", "Brush writing, earlier",
         {"from": "2029-03-01", "until": "2029-06-30"}),
    ):
        run.update(place="river-library", seats="20", enrolment="open")
        city.entry("courses", name, {
            "name": text(zh, en), "format": "course", "provider": "river-school",
            "area": "990001", "fee": {"amount": "0", "currency": "CNY"},
            "offerings": [run | {"weekly": [{"day": "mo", "start": "09:00"}]}],
            "sources": [source()],
        }, last_source_date="2029-09")  # fmt: skip
        city.insert("offerings", entry=f"courses/{name}", offering=1)
        day = run["from"]
        city.insert("sessions", entry=f"courses/{name}", offering=1, place="river-library",
                    starts=f"{day}T09:00", ends=f"{day}T10:30")
    city.entry("courses", "undated-course", {
        "name": text("时间不明的课", "A course without a time"), "format": "course",
        "provider": "river-school", "area": "990001", "sources": [source()],
    }, last_source_date="2029-09")  # fmt: skip
    for number in range(60):
        city.entry("courses", f"series-{number:02d}", {
            "name": text(f"系列课 {number:02d}", f"Series {number:02d}"), "format": "course",
            "provider": {"name": text("某校", "Some school")}, "area": "990002",
            "sources": [source()],
        })  # fmt: skip


CASE_FIELDS = [
    *COMMON,
    ("theme", "term", "主题", "Theme", "case-themes", "", 0),
    *TRUST,
]
STATISTIC_FIELDS = [
    *COMMON,
    ("measure", "listed", "度量", "Measure", "measures", "", 0),
    ("period", "period", "时期", "Period", "", "", 0),
    *TRUST,
]
TRIO = (("open_university", "开放大学", "Open university"),
        ("community_college", "社区学院", "Community college"),
        ("elderly_university", "老年大学", "University for older people"))
DISTRICTS = tuple(f"9900{number:02d}" for number in range(1, 17))
TOWNSHIPS = ("990001001", "990001002", "990002001")
"""The townships that count; 990002901 is a unit that does not."""


def write_policy_city(path: Path, authority: str = "zh", other: str = "en") -> None:
    """Write a city with a policy, rosters, figures that differ, and much that is not on record."""
    city = Contract(path, authority, other)
    _write_areas(city)
    _write_policy(city)
    _write_systems(city)
    _write_figures(city)
    _write_bodies(city)
    _write_rosters(city)
    city.close()


def _write_areas(city: Contract) -> None:
    """Sixteen districts, three townships that count, one unit that does not, residential areas."""
    text = city.text
    for number, code in enumerate(DISTRICTS[2:], start=3):
        city.insert("areas", code=code, name=text(f"第{number}区", f"District {number}"),
                    level="district", parent="990000", slug=f"district-{number}")
    city.db.execute("UPDATE areas SET counts_as_township = 1 WHERE code = ?", TOWNSHIPS[:1])
    for code, zh, en, level, counted in (
        ("990001002", "山边街道", "Hillside", "township", 1),
        ("990002001", "静静街道", "Quiet Street", "township", 1),
        ("990002901", "南区农场", "South Farm", "township", 0),
        ("990001001001", "桥头居委会", "Bridgehead", "residential", 0),
        ("990001001002", "桥尾居委会", "Bridge End", "residential", 0),
    ):
        city.insert("areas", code=code, name=text(zh, en), level=level, counts_as_township=counted,
                    parent=code[:9] if level == "residential" else code[:6])
    for vocabulary, term, zh, en in (
        *(("org-kinds", *kind) for kind in TRIO),
        ("case-themes", "pilot", "实验项目", "Pilot"),
        ("qualifiers", "more_than", "超过", "More than"),
        ("measure-times", "flow", "时期数", "Flow"),
        ("system-locations", "scheme", "称号", "Scheme"),
        ("system-locations", "document", "文件", "Document"),
        ("system-locations", "page", "页面", "Page"),
        ("system-locations", "table", "数据表", "Table"),
        ("document-kinds", "policy", "政策", "Policy"),
        ("indicator-classes", "reported", "由统计上报", "Reported"),
        ("indicator-states", "not_reported", "没有上报", "Not reported"),
        ("verdicts", "not_reported", "没有上报", "Not reported"),
    ):
        city.insert("vocabulary", vocabulary=vocabulary, term=term, label=text(zh, en))
    for kind, zh, en, fields in (("cases", "案例", "Cases", CASE_FIELDS),
                                 ("statistics", "统计", "Statistics", STATISTIC_FIELDS)):
        city.insert("columns", table_name=kind, column_name="", title=text(zh, en),
                    section="entries")
        city.fields(kind, fields)


def _write_policy(city: Contract) -> None:
    """A clause that much answers to, and one that nothing does."""
    text = city.text
    for clause, zh, en in (("c2", "人人可学", "Open to all"), ("c3", "远处的事", "Far away")):
        city.insert("policy_clauses", clause=clause, heading=text(zh, en), document="the-policy",
                    summary=text(f"{zh}的概括。", f"{en}, in short."))
    city.insert("policy_clauses_types", clause="c3", position=1, type="places")
    city.insert("documents", document="the-policy", title=text("关于学习的意见", "On learning"),
                kind="policy", level="city", year=2029, url="https://example.org/policy")
    city.insert("documents_clauses", document="the-policy", position=1, clause="c2")
    city.insert("schemes", scheme="river_prize", kind="award", clause="c2",
                label=text("河边奖", "River prize"), note=text("写在 note", "Write it in note"))
    city.insert("schemes", scheme="lost_prize", kind="award", clause="c2",
                label=text("失落奖", "Lost prize"))
    city.insert("indicators", indicator="I-1", label=text("学员率", "Share of learners"),
                **{"class": "reported"}, formula=text("学员 ÷ 人口", "Learners ÷ people"))
    city.insert("indicators_clauses", indicator="I-1", position=1, clause="c2")
    city.insert("indicator_values", indicator="I-1", part="ratio", area="990000",
                state="not_reported", as_of="2029-11-24")
    city.insert("indicator_gaps", indicator="I-1", part="ratio", area="990000", position=1,
                side="numerator", measure="learners")
    city.insert("standards", standard="s1", title=text("评分标准一", "Standard one"),
                issuer=text("某局", "Some office"), total=100.0, pass_at=90.0)
    city.insert("standard_items", standard="s1", number=1, text=text("有场所", "Has a room"),
                points=7.5)
    for part in (1, 2):
        city.insert("indicator_parts", indicator="I-1", number=part, part=("ratio", "again")[part - 1],
                    numerator_text=text("学员数", "Number of learners"),
                    denominator_text=text("人口", "People"))
        city.insert("indicator_sources", indicator="I-1", number=part, side="numerator", position=1,
                    measure="learners")
        city.insert("indicator_queries", indicator="I-1", part=("ratio", "again")[part - 1],
                    sql="SELECT 1 AS number")


def _write_systems(city: Contract) -> None:
    """What the second clause names: on record, not on record, and nothing an entry could show."""
    for number, (zh, en, on_record, kind, at, held) in enumerate((
        ("河边奖的评选", "Giving the river prize", 1, "scheme", "river_prize", 1),
        ("失落奖的评选", "Giving the lost prize", 0, "scheme", "lost_prize", 0),
        ("修订意见", "Revising the policy", 0, "document", "the-policy", 1),
        ("学习地图", "A map of learning", 0, "page", "/network/", None),
        ("全部条目", "All entries", 0, "table", "entries", 99),
    ), start=1):
        city.insert("policy_systems", number=number, clause="c2", name=city.text(zh, en),
                    on_record=on_record)
        city.insert("system_locations", number=number, position=1, place_kind=kind, at=at,
                    on_record=held)


def _write_figures(city: Contract) -> None:
    """Numbers that are not exact, that differ, that are of one group only, and that are zero."""
    text = city.text
    for measure, zh, en, clause in (
        ("learners", "学员", "Learners", "c2"), ("pilots", "试点", "Pilots", "c2"),
        ("teachers", "教师", "Teachers", "c2"), ("residents", "人口", "Residents", None),
    ):
        city.insert("measures", measure=measure, label=text(zh, en), unit=text("人", "people"),
                    population=text("全部", "All"), counts=measure, time="flow", additive=0,
                    clause=clause)
    rough = {"value": 3500000, "qualifier": "more_than", "value_text": "350余万"}
    city.statistic("learners-a", "learners", "2029", {"area": "990000", **rough})
    city.statistic("learners-b", "learners", "2029", {"area": "990000", "value": 3600000})
    city.statistic("learners-old", "learners", "2019", {"area": "990000", "value": 1234})
    city.statistic("pilots", "pilots", "2029",
                   {"area": "990000", "category": text("重点", "key")[city.authority], "value": 6},
                   {"area": "990000", "category": text("一般", "plain")[city.authority], "value": 31})
    city.statistic("residents", "residents", "2029", {"area": "990001", "value": 5000},
                   {"area": "990001002", "value": 0})
    city.statistic("withdrawn", "teachers", "2029", {"area": "990000", "value": 777},
                   status="closed")
    for name in ("learners-a", "learners-b", "withdrawn"):
        city.insert("entry_clauses", entry=f"statistics/{name}", clause="c2", basis="measure")


def _write_bodies(city: Contract) -> None:
    """Bodies of every level, a case, a place of a residential area; some merged or closed."""
    for kind, name, zh, en, area, more in (
        ("organizations", "north-college", "北区社区学院", "North Community College", "990001",
         {"kind": "community_college"}),
        ("organizations", "south-old-college", "南区旧学院", "South Old College", "990002",
         {"kind": "community_college", "status": "merged", "merged_into": "north-college"}),
        ("organizations", "river-school", "河边社区学校", "River School", "990001001",
         {"kind": "community_school", "designations": [{"scheme": "river_prize"}]}),
        ("organizations", "farm-school", "农场社区学校", "Farm School", "990002901",
         {"kind": "community_school"}),
        ("places", "bridge-room", "桥头学习室", "Bridgehead Room", "990001001001",
         {"kind": "library"}),
        ("cases", "river-pilot", "河边实验", "River Pilot", "990001001", {"theme": "pilot"}),
        ("cases", "closed-pilot", "关闭的实验", "Closed Pilot", "990002001",
         {"theme": "pilot", "status": "closed"}),
    ):
        city.entry(kind, name, {"name": city.text(zh, en), "area": area, "sources": [source()],
                                **more}, district=area[:6])
    city.insert("designations", entry="organizations/river-school", number=1, state="held",
                scheme="river_prize", year=2028)
    for entry in ("organizations/river-school", "cases/river-pilot", "cases/closed-pilot"):
        city.insert("entry_clauses", entry=entry, clause="c2", basis="field")


def _write_rosters(city: Contract) -> None:
    """The trio of every district, and the school of every township that counts."""
    trio = [kind for kind, _, _ in TRIO]
    for roster, zh, en, level, areas, kinds in (
        ("district-trio", "区级三个主体", "The three bodies", "district", DISTRICTS, trio),
        ("township-schools", "街镇学校", "Township schools", "township", TOWNSHIPS,
         ["community_school"]),
    ):
        city.insert("rosters", roster=roster, title=city.text(zh, en), clause="c2", level=level)
        for position, kind in enumerate(kinds, start=1):
            city.insert("rosters_kinds", roster=roster, position=position, kind=kind)
        for area in areas:
            for kind in kinds:
                held = (area, kind) in {("990001", "community_college"),
                                        ("990001001", "community_school")}
                city.insert("roster_cells", roster=roster, area=area, kind=kind, on_record=int(held),
                            active=int(held))
    city.insert("completeness", number=1, counted_list="organizations/open_university",
                area="990016", complete_as_of="2030-01-01", valid_until="2031-01-01")
    for area in ("990016",):
        city.insert("area_ancestors", area=area, ancestor=area, distance=0)


def write_empty(path: Path) -> None:
    """Write a database without a single entry."""
    Contract(path).close()
