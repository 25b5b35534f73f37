"""An experience base: a themed set of stations run by an operator."""

from typing import ClassVar

from registry.models.shared import Entry
from registry.shapes.fields import field
from registry.shapes.scalars import Area, String, Year, reference, term


class Base(Entry):
    """A themed set of stations where people learn by doing, run by an operator."""

    type_name: ClassVar[str] = "bases"
    labels: ClassVar[dict[str, str]] = {"zh": "体验基地", "en": "Experience bases"}
    about: ClassVar[dict[str, str]] = {
        "zh": "由运营机构管理、按主题组成的一组体验站点",
        "en": "Themed sets of stations where people learn by doing, each run by an operator"}
    owner: ClassVar[str | None] = "operator"

    theme: term("themes") | None = field(  # type: ignore[valid-type]
        "主题", "Theme", "体验的主题", "What it is about", default=None)
    level: term("designation-levels") = field(  # type: ignore[valid-type]
        "级别", "Level", "市级、区级或街镇级", "City, district or township")
    area: Area = field("所在地区", "Area", "民政代码,或 citywide", "The code of the area, or citywide")
    operator: reference("organizations") | None = field(  # type: ignore[valid-type]
        "运营机构", "Operator", "管理运行的机构", "The body that runs it", default=None)
    partners: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "合作单位", "Partners", "共建的单位", "The bodies that share in it", default=())
    since: Year | None = field("设立年份", "Since", "设立的年份", "The year it was set up", default=None)
    stations: tuple[reference("places"), ...] = field(  # type: ignore[valid-type]
        "站点", "Stations", "体验站点或体验点", "The places it consists of", default=(),
        column="place", table="base_stations")
    booking: term("booking") | None = field(  # type: ignore[valid-type]
        "预约", "Booking", "是否须预约", "Whether one must book", default=None)
    offers: tuple[String, ...] = field("体验项目", "Offers", "来源中列出的体验项目",
                                       "Activities named in a source", default=())
