"""The tables of the areas: their names, what holds what, and their codes in other lists."""

from __future__ import annotations

from dataclasses import replace

from registry.database.schema import Column, Table, by_language, column, value_column
from registry.reference.models import Area
from registry.shapes.fields import describe

AREA_KEY = ("areas", "code")
AREA_LAYER = "area_codes"
NOTES = {
    "parent": {"zh": "它直接所属的地区;最上一级为空",
               "en": "The area it is directly a part of; NULL for those at the top"},
    "slug": {"zh": "文件夹和网址中的名称,只有全市和区有",
             "en": "Its name in folders and addresses; of the city and its districts only"},
    "tile_column": {"zh": "画成等大方格时从西数第几列;没有排定时为空",
                    "en": "Counted from the west where areas are drawn as equal squares; NULL where not set"},
    "tile_row": {"zh": "画成等大方格时从北数第几行;没有排定时为空",
                 "en": "Counted from the north where areas are drawn as equal squares; NULL where not set"},
    "urban_rural": {"zh": "按统计部门的城乡分类;没有来源时为空",
                    "en": "By the classification of the statistics office; NULL where no source says"},
    "counts_as_township": {"zh": "目标是否把它算作街镇:1 计入,0 不计",
                           "en": "Whether targets count it as a township: 1 or 0"},
    "valid_from": {"zh": "设立的日期;未知则为空", "en": "When it was set up; NULL where unknown"},
    "valid_to": {"zh": "撤销或并入的日期;仍然存在则为空",
                 "en": "When it ended or became part of another; NULL while it exists"},
}


def area_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the tables, which stand under the licence of the lists they are taken from."""
    fields = {item.name: item for item in describe(Area)}

    def own(name: str) -> Column:
        made = value_column(fields[name])
        return replace(made, description=NOTES.get(name, made.description))

    return [
        Table("areas", {"zh": "地区", "en": "Areas"},
              {"zh": "市、区、街镇、居村,以及外地地区", "en": "City, districts, townships, residential "
               "areas, and areas elsewhere"},
              (column("code", "代码", "Code", "本登记册使用的代码", "The code the registry keys on"),
               *by_language(own("name"), languages),
               own("level"), own("kind"), own("parent"), own("slug"),
               own("tile_column"), own("tile_row"),
               column("district", "所属区", "District", "由上级得出;不在区内则为空",
                      "Found through the parents; NULL where it lies in none", points_to=AREA_KEY),
               column("township", "所属街镇", "Township", "由上级得出,不由代码截取;不在街镇内则为空",
                      "Found through the parents, never from digits; NULL where it lies in none",
                      points_to=AREA_KEY),
               own("group"), own("urban_rural"), own("counts_as_township"), own("counts_as_of"),
               column("current", "现行", "Current", "截至日时 1 存在,0 尚未设立或已撤销",
                      "1 where it exists on the as-of day, 0 where it does not yet or no more", "INTEGER"),
               own("valid_from"), own("valid_to")), ("code",), "reference", AREA_LAYER),
        Table("area_ancestors", {"zh": "地区的上级", "en": "Ancestors of areas"},
              {"zh": "每个地区和它的各级上级,含自身(距离 0)",
               "en": "Each area with all areas above it, itself at distance 0"},
              (column("area", "地区", "Area", "下级地区", "The area below", points_to=AREA_KEY),
               column("ancestor", "上级", "Ancestor", "包含它的地区", "An area that holds it",
                      points_to=AREA_KEY),
               column("distance", "距离", "Distance", "相隔几级", "How many levels lie between",
                      "INTEGER")), ("area", "ancestor"), "reference", AREA_LAYER),
        Table("area_codes", {"zh": "地区的别的代码", "en": "Other codes of areas"},
              {"zh": "其他代码体系中的代码,可能与本表代码冲突",
               "en": "Codes in other lists; the same digits may name another area there"},
              (column("area", "地区", "Area", "本登记册的地区", "The area of this registry",
                      points_to=AREA_KEY),
               column("scheme", "代码体系", "Scheme", "哪一份代码表", "The list of codes"),
               column("code", "代码", "Code", "它在那份代码表中的代码", "Its code in that list")),
              ("area", "scheme"), "reference", AREA_LAYER),
    ]
