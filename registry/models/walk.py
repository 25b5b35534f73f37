"""A humanities walk: stops in order, to be walked and read."""

from collections.abc import Iterator
from typing import ClassVar

from registry.models.shared import Entry
from registry.reference import Reference
from registry.shapes.fields import Model, field
from registry.shapes.scalars import (
    Area,
    Count,
    PartialDate,
    String,
    Text,
    Url,
    reference,
    term,
)
from registry.shapes.validation import FieldFault


class Stop(Model):
    """One stop of a walk, in its order."""

    place: reference("places") = field(  # type: ignore[valid-type]
        "地点", "Place", "场所编号,或写 name", "The id of the place, or a name")
    minutes: Count | None = field("停留(分钟)", "Minutes", "建议停留的时间",
                                  "How long to stay", default=None)
    task: Text | None = field("任务", "Task", "在这里看什么、做什么", "What to look at or do there",
                              default=None)


class Walk(Entry):
    """An ordered list of stops that tells of a place and its history."""

    type_name: ClassVar[str] = "walks"
    labels: ClassVar[dict[str, str]] = {"zh": "人文行走", "en": "Walks"}
    about: ClassVar[dict[str, str]] = {
        "zh": "按先后顺序走的一组地点,边走边了解一个地方和它的历史",
        "en": "Stops in an order to be walked, which tell of a place and its history"}
    owner: ClassVar[str | None] = "operator"

    theme: term("themes") | None = field(  # type: ignore[valid-type]
        "主题", "Theme", "线路的主题", "What it is about", default=None)
    programme: String | None = field("所属项目", "Programme", "发布线路的项目或系列",
                                     "The programme it belongs to", default=None)
    level: term("designation-levels") | None = field(  # type: ignore[valid-type]
        "级别", "Level", "由哪一级组织", "The level that runs it", default=None)
    area: Area = field("所在地区", "Area", "民政代码,或 citywide", "The code of the area, or citywide")
    operator: reference("organizations") | None = field(  # type: ignore[valid-type]
        "组织单位", "Operator", "组织行走的机构", "The body that runs it", default=None)
    since: PartialDate | None = field("发布时间", "Since", "线路首次发布的时间",
                                      "When it was first offered", default=None)
    held: PartialDate | None = field("组织时间", "Held on", "来源记载的一次行走",
                                     "The walk that a source tells of", default=None)
    stops: tuple[Stop, ...] = field("停靠点", "Stops", "按先后顺序,至少两个", "In order, two at least",
                                    table="walk_stops", least=2)
    passes: tuple[String, ...] = field("途经", "Passes", "路过而不停留的地方",
                                       "What it passes without stopping", default=())
    distance_m: Count | None = field("路程(米)", "Distance in metres", "全程长度",
                                     "The length of the walk", default=None)
    duration_min: Count | None = field("时长(分钟)", "Duration in minutes", "全程时间",
                                       "How long it takes", default=None)
    guide: term("guides") | None = field(  # type: ignore[valid-type]
        "导览", "Guide", "自助、讲解或两者", "By oneself, guided or both", default=None)
    step_free_route: term("answers") | None = field(  # type: ignore[valid-type]
        "无台阶路线", "Step-free route", "全程能否无障碍通行", "Whether it can be done without steps",
        default=None)
    start_transit: Text | None = field("起点交通", "How to reach the start", "如何到达起点",
                                       "How to get to the first stop", default=None)
    end_transit: Text | None = field("终点交通", "How to leave the end", "终点附近的交通",
                                     "How to get away from the last stop", default=None)
    season: String | None = field("适宜季节", "Season", "何时适宜", "When it is at its best", default=None)
    audio_url: Url | None = field("音频导览", "Audio guide", "音频的网址", "Its audio guide", default=None)
    safety: Text | None = field("安全提示", "Safety", "行走时须注意的事", "What to mind on the way",
                                default=None)

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:  # noqa: ARG002
        """Yield two stops in a row that are the same place."""
        for index, (stop, after) in enumerate(zip(self.stops, self.stops[1:], strict=False)):
            if stop.place == after.place:
                seen = after.place if isinstance(after.place, str) else None
                yield FieldFault("E229", ("stops", index + 1, "place"), {}, seen)
