"""What people call `registry new` with: one entry of each type, in each city, in their own words."""

from __future__ import annotations

SOURCE = {
    "zh": ("sources.0.title=关于公布名单的通知", "sources.0.publisher=示例市教育局",
           "sources.0.url=www.example.org/notice", "sources.0.kind=官方发布",
           "sources.0.date=2026年3月1日", "sources.0.supports=全部"),
    "en": ("sources.0.title=List of bodies", "sources.0.publisher=City Learning Office",
           "sources.0.document=The printed list", "sources.0.kind=Official",
           "sources.0.date_note=The list bears no date", "sources.0.accessed=2026-11-01",
           "sources.0.supports=name"),
}
SHANGHAI = {
    "organizations": ("name.zh=示例凌云老年学校", "kind=老年大学", "area=凌云街道", "level=街镇级",
                      "strands=老年教育", "contact.phone=021-12345678", "links.website=example.org"),
    "places": ("name.zh=示例学习点", "类别=学习点", "所在地区=徐汇", "address=示例路 1 号",
               "open_to=公众", "fee.amount=免费", "access.lift=是"),
    "courses": ("name.zh=示例昆曲工作坊", "provider=示例市民中心", "area=长宁区", "format=工作坊",
                "subjects=曲艺", "audiences=职工,居民", "languages=普通话", "mode=线下"),
    "bases": ("name.zh=示例体验基地", "level=市级", "area=全市", "theme=海派文化"),
    "walks": ("name.zh=示例行走线路", "area=黄浦区", "stops.0.place=示例旧址", "stops.1.place=示例公园",
              "stops.1.minutes=二十", "guide=自助"),
    "cases": ("name.zh=示例案例", "summary=午间学习一小时。", "subjects=示例街道办事处", "area=黄浦",
              "results.0.statement=每月一次活动", "theme=在岗"),
    "statistics": ("name.zh=示例统计", "measure=常住人口", "period=2024年", "method=普查",
                   "rows.0.area=徐汇区", "rows.0.value=1,113,078"),
}
FICTIONAL = {
    "organizations": ("name.en=Sample Evening School", "kind=Community school", "area=Harbour",
                      "level=District", "subjects=Navigation, Handicraft"),
    "places": ("name=Sample Reading Room", "kind=Library", "area=Hill District", "host=Hill Open"),
    "courses": ("name.en=Sample Knots", "provider=Harbour Community College", "format=Workshop",
                "strand=Community education", "audiences=Residents", "mode=On site"),
    "bases": ("name.en=Sample Base", "level=District", "area=Harbour District", "theme=Seafaring"),
    "walks": ("name.en=Sample Walk", "area=citywide", "stops.0.place=The mole",
              "stops.1.place=The mill"),
    "cases": ("name.en=Sample Case", "summary=Lessons at noon.",
              "subjects=organizations/harbour-community-college",
              "results.0.statement=Ten lessons", "theme=Learning at work"),
    "statistics": ("name.en=Sample Number", "measure=Residents", "period=2024",
                   "rows.0.area=Harbour District", "rows.0.value=40000"),
}
