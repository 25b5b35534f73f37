"""A place: where one learns, on the ground or online."""

from collections.abc import Iterator
from typing import ClassVar

from registry.models.shared import Contact, Entry, out_of_order
from registry.reference import OUTSIDE, Reference
from registry.rules.datums import to_wgs84
from registry.shapes.fields import Model, field
from registry.shapes.scalars import (
    Amount,
    Area,
    Code,
    Count,
    Date,
    Decimal,
    String,
    Text,
    Time,
    Year,
    reference,
    term,
)
from registry.shapes.validation import FieldFault

# Nobody enters these by a door.
NOT_ON_THE_GROUND = frozenset({"online_platform", "broadcast_channel", "virtual_space"})


class Location(Model):
    """Coordinates with the datum they were read in."""

    lng: Decimal = field("经度", "Longitude", "十进制度", "Decimal degrees")
    lat: Decimal = field("纬度", "Latitude", "十进制度", "Decimal degrees")
    datum: term("datums") = field(  # type: ignore[valid-type]
        "坐标基准", "Datum", "wgs84、gcj02 或 bd09,没有默认值", "wgs84, gcj02 or bd09; there is no default")


class OpeningHours(Model):
    """When the place is open, by days of the week."""

    days: tuple[term("days"), ...] = field("星期", "Days", "mo 至 su", "mo to su",  # type: ignore[valid-type]
                                           column="day")
    opens: Time = field("开放", "Opens", "24 小时制", "24-hour clock")
    closes: Time = field("关闭", "Closes", "24 小时制", "24-hour clock")
    from_: Date | None = field("自", "From", "从哪天起", "From which day", default=None, alias="from",
                               column="from_date")
    until: Date | None = field("至", "Until", "到哪天止", "Until which day", default=None,
                               column="until_date")
    note: String | None = field("说明", "Note", "补充说明", "Anything to add", default=None)


class Fee(Model):
    """What it costs, as the provider states it."""

    amount: Amount = field("金额", "Amount", "免费写 0", "0 where it is free", column="amount")
    currency: Code | None = field("货币", "Currency", "不写即本地货币",
                                  "The local currency where absent", default=None)
    per: String | None = field("计费单位", "Per", "每人、每期、每次", "Per person, term or visit", default=None)
    note: String | None = field("说明", "Note", "补充说明", "Anything to add", default=None)
    concessions: tuple[String, ...] = field("优惠", "Concessions", "减免对象和办法",
                                            "Who pays less", default=())


class Access(Model):
    """How the place can be used by everyone; absent means unknown."""

    step_free_entrance: term("answers") | None = field(  # type: ignore[valid-type]
        "入口无台阶", "Step-free entrance", "从街上到室内没有台阶",
        "Whether one comes in from the street without a step", default=None)
    step_free_inside: term("answers") | None = field(  # type: ignore[valid-type]
        "室内无台阶", "Step-free inside", "到学习的房间没有台阶",
        "Whether one reaches the rooms without a step", default=None)
    lift: term("answers") | None = field(  # type: ignore[valid-type]
        "电梯", "Lift", "有没有可用的电梯",
        "Whether there is a lift that works", default=None)
    accessible_toilet: term("answers") | None = field(  # type: ignore[valid-type]
        "无障碍厕所", "Accessible toilet", "有没有轮椅可用的厕所",
        "Whether there is a toilet for wheelchair users", default=None)
    accessible_parking: term("answers") | None = field(  # type: ignore[valid-type]
        "无障碍车位", "Accessible parking", "有没有残障人士专用车位",
        "Whether there is a parking space for disabled people", default=None)
    hearing_loop: term("answers") | None = field(  # type: ignore[valid-type]
        "助听环路", "Hearing loop", "有没有为助听器设的感应环路",
        "Whether there is a loop for hearing aids", default=None)
    sign_language: term("answers") | None = field(  # type: ignore[valid-type]
        "手语服务", "Sign language", "有没有手语翻译或会手语的人",
        "Whether someone there signs or interprets", default=None)
    large_print: term("answers") | None = field(  # type: ignore[valid-type]
        "大字资料", "Large print", "有没有大字印刷的资料",
        "Whether material is printed in large letters", default=None)
    tactile_paving: term("answers") | None = field(  # type: ignore[valid-type]
        "盲道", "Tactile paving", "有没有通到门口的盲道",
        "Whether tactile paving leads to the door", default=None)
    guide_dogs: term("answers") | None = field(  # type: ignore[valid-type]
        "导盲犬可进", "Guide dogs welcome", "导盲犬能否入内",
        "Whether guide dogs may come in", default=None)
    quiet_space: term("answers") | None = field(  # type: ignore[valid-type]
        "安静空间", "Quiet space", "有没有可以安静休息的地方",
        "Whether there is a quiet place to rest", default=None)
    seating_outside_class: term("answers") | None = field(  # type: ignore[valid-type]
        "教室外座椅", "Seating outside class", "教室外有没有座椅",
        "Whether there are seats outside the classroom", default=None)


class Place(Entry):
    """Where one learns: a campus, a learning point, a venue, or a platform online."""

    type_name: ClassVar[str] = "places"
    labels: ClassVar[dict[str, str]] = {"zh": "学习场所", "en": "Places"}
    about: ClassVar[dict[str, str]] = {
        "zh": "可以学习的地方:校区、学习点、场馆,也包括网上平台",
        "en": "Where one learns: campuses, learning points, venues, and platforms online"}
    owner: ClassVar[str | None] = "host"
    identity: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "address", "district"),)

    kind: term("place-kinds") = field(  # type: ignore[valid-type]
        "类别", "Kind", "是哪一类场所", "What kind of place it is")
    host: reference("organizations") | None = field(  # type: ignore[valid-type]
        "主办机构", "Host", "管理或主办的机构", "The body that runs it", default=None)
    area: Area = field("所在地区", "Area", "民政代码,或 citywide", "The code of the area, or citywide")
    address: Text | None = field("地址", "Address", "门牌地址", "The street address", default=None)
    contact: Contact | None = field("联系方式", "Contact", "场所的联系方式",
                                    "How to reach it", default=None)
    partners: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "合作单位", "Partners", "共建共享的单位", "The bodies that share in it", default=())
    location: Location | None = field("坐标", "Coordinates", "可不填", "Optional", default=None)
    floor_note: String | None = field("楼层", "Floor", "楼层和入口", "Floor and entrance", default=None)
    embedded_in: term("hosts") | None = field(  # type: ignore[valid-type]
        "嵌入设施", "Embedded in", "设在哪类设施里", "The kind of building it is set in", default=None)
    hours: tuple[OpeningHours, ...] = field("开放时间", "Opening hours", "按星期填写",
                                            "By days of the week", default=(), table="opening_hours")
    closed_days: tuple[Date, ...] = field("闭馆日期", "Closed on", "单独的闭馆日",
                                          "Single days on which it is closed", default=())
    booking: term("booking") | None = field(  # type: ignore[valid-type]
        "预约", "Booking", "是否须预约", "Whether one must book", default=None)
    booking_how: Text | None = field("如何预约", "How to book", "预约的办法",
                                     "What one has to do to book", default=None)
    open_to: term("open-to") | None = field(  # type: ignore[valid-type]
        "开放对象", "Open to", "谁可以来", "Who may come", default=None)
    fee: Fee | None = field("费用", "Fee", "入场费用", "What it costs to enter", default=None)
    seats: Count | None = field("座位", "Seats", "座位数", "The number of seats", default=None)
    floor_area_m2: Amount | None = field("面积(平方米)", "Floor area in m²", "建筑面积",
                                         "The floor area", default=None)
    opened: Year | None = field("启用年份", "Opened", "启用的年份", "The year it opened", default=None)
    transit: Text | None = field("交通", "Transit", "如何到达", "How to get there", default=None)
    map_search: String | None = field("地图搜索词", "Text for a map search", "粘贴到地图应用里的文字",
                                      "What to paste into a map application", default=None)
    access: Access | None = field("无障碍", "Access", "是、部分、否、未知", "Yes, partly, no or unknown",
                                  default=None)
    facilities: tuple[term("facilities"), ...] = field(  # type: ignore[valid-type]
        "设施", "Facilities", "有哪些设施", "What it offers", default=())
    checkin: tuple[term("checkins"), ...] = field(  # type: ignore[valid-type]
        "学习打卡", "Check-in", "支持的打卡方式", "The check-ins it supports", default=())
    languages: tuple[term("teaching-languages"), ...] = field(  # type: ignore[valid-type]
        "服务语言", "Languages", "用哪些语言服务", "The languages spoken there", default=())
    subjects: tuple[term("subjects"), ...] = field(  # type: ignore[valid-type]
        "学习领域", "Subjects", "开设或展示的领域", "The subjects it covers", default=())
    offers: tuple[String, ...] = field("学习内容", "Offers", "来源中列出的课程、活动或展陈名称",
                                       "Courses, activities or displays named in a source", default=())

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:
        """Yield coordinates outside the city, and hours that close before they open."""
        in_city = reference.folder_of(self.area) != OUTSIDE
        if self.location and in_city and not _in_box(self.location, reference):
            yield FieldFault("E218", ("location",))
        for index, hours in enumerate(self.hours):
            yield from out_of_order(("hours", index, "closes"), hours.opens, hours.closes)
            yield from out_of_order(("hours", index, "until"), hours.from_, hours.until)

    def advice(self, reference: Reference, as_of: str | None) -> Iterator[FieldFault]:  # noqa: ARG002
        """Yield coordinates outside the district, and access of which nothing is known."""
        known = vars(self.access).values() if self.access else ()
        if self.kind not in NOT_ON_THE_GROUND and not set(known) - {None, "unknown"}:
            yield FieldFault("W252", ("access",))
        if self.location is None or not _in_box(self.location, reference):
            return
        district = next((area for area in reference.ancestors(self.area)
                         if area.code in reference.outlines), None)
        if district:
            spot = to_wgs84(self.location.lng, self.location.lat, self.location.datum)
            if not reference.outlines[district.code].holds(*spot):
                yield FieldFault("W246", ("location",), {"area": district.name[reference.authority]})


def _in_box(spot: Location, reference: Reference) -> bool:
    """Return whether coordinates lie in the rectangle of the city, where it is known."""
    box = reference.instance.bounding_box
    return box is None or (box.west <= spot.lng <= box.east and box.south <= spot.lat <= box.north)
