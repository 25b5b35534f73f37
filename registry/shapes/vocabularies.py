"""The vocabularies that the program itself depends on; an instance cannot change them.

Each is a mapping from term to its label in Chinese and English. Everything that a city decides
(kinds, audiences, subjects, themes) stands in `reference/vocabularies` instead.
"""

from __future__ import annotations

BUILT_IN: dict[str, dict[str, tuple[str, str]]] = {
    "statuses": {
        "draft": ("草稿", "Draft"),
        "active": ("有效", "Active"),
        "paused": ("暂停", "Paused"),
        "closed": ("已关闭", "Closed"),
        "merged": ("已并入", "Merged"),
    },
    "answers": {
        "yes": ("是", "Yes"),
        "partial": ("部分", "Partly"),
        "no": ("否", "No"),
        "unknown": ("未知", "Unknown"),
    },
    "days": {
        "mo": ("周一", "Monday"),
        "tu": ("周二", "Tuesday"),
        "we": ("周三", "Wednesday"),
        "th": ("周四", "Thursday"),
        "fr": ("周五", "Friday"),
        "sa": ("周六", "Saturday"),
        "su": ("周日", "Sunday"),
    },
    "org-levels": {
        "city": ("市级", "City"),
        "district": ("区级", "District"),
        "township": ("街镇级", "Township"),
        "residential": ("居村级", "Residential area"),
        "none": ("不分级", "No level"),
    },
    "designation-levels": {
        "international": ("国际", "International"),
        "national": ("国家级", "National"),
        "regional": ("区域", "Regional"),
        "city": ("市级", "City"),
        "district": ("区级", "District"),
        "township": ("街镇级", "Township"),
    },
    "area-levels": {
        "province": ("省", "Province"),
        "prefecture": ("外地市", "Prefecture of another province"),
        "city": ("全市", "City"),
        "district": ("区", "District"),
        "township": ("街镇", "Township"),
        "residential": ("居村", "Residential area"),
    },
    "modes": {
        "onsite": ("线下", "On site"),
        "online": ("线上", "Online"),
        "hybrid": ("线上线下结合", "Hybrid"),
        "broadcast": ("广播电视", "Broadcast"),
    },
    "enrolment-states": {
        "open": ("报名中", "Open"),
        "waitlist": ("候补", "Waiting list"),
        "full": ("已满", "Full"),
        "closed": ("已截止", "Closed"),
        "cancelled": ("已取消", "Cancelled"),
    },
    "booking": {
        "not_needed": ("无需预约", "Not needed"),
        "recommended": ("建议预约", "Recommended"),
        "required": ("须预约", "Required"),
    },
    "guides": {
        "self": ("自助", "By oneself"),
        "guided": ("有讲解", "Guided"),
        "both": ("均可", "Both"),
    },
    "open-to": {
        "public": ("公众", "The public"),
        "residents": ("本地居民", "Local residents"),
        "members": ("会员", "Members"),
        "learners": ("学员", "Enrolled learners"),
        "staff": ("本单位职工", "Own staff"),
    },
    "training-audiences": {
        "own_staff": ("本单位职工", "Own staff"),
        "smes": ("中小企业", "Small and medium enterprises"),
        "public": ("社会公众", "The public"),
    },
    "source-kinds": {
        "official": ("官方发布", "Official"),
        "press": ("新闻媒体", "Press"),
        "association": ("行业组织", "Association"),
        "academic": ("学术文献", "Academic"),
        "repost": ("转载", "Repost"),
        "mirror": ("镜像副本", "Mirror copy"),
    },
    "datums": {
        "wgs84": ("WGS-84", "WGS-84"),
        "gcj02": ("GCJ-02", "GCJ-02"),
        "bd09": ("BD-09", "BD-09"),
    },
    "verification-methods": {
        "site_token": ("官网验证", "Token on its website"),
        "official_document": ("正式文件", "Official document"),
        "letter": ("盖章函件", "Sealed letter"),
        "second_maintainer": ("第二位维护者", "Second maintainer"),
    },
    "award-types": {
        "none": ("无", "None"),
        "certificate_of_attendance": ("结业证明", "Certificate of attendance"),
        "vocational_certificate": ("职业技能证书", "Vocational certificate"),
        "credit": ("学分", "Credit"),
        "degree": ("学历", "Degree"),
    },
    "scheme-kinds": {
        "title": ("称号", "Title"),
        "programme": ("项目", "Programme"),
        "evaluation": ("评估", "Evaluation"),
        "award": ("奖项", "Award"),
    },
    "designation-states": {
        "held": ("有效", "Held"),
        "expired": ("已过期", "Expired"),
        "withdrawn": ("已撤销", "Withdrawn"),
        "undated": ("年份未知", "Undated"),
    },
    "confidence": {
        "high": ("高", "High"),
        "medium": ("中", "Medium"),
        "low": ("低", "Low"),
    },
    "confirmation": {
        "official": ("机构已确认", "Confirmed by the institution"),
        "third_party": ("第三方已确认", "Confirmed by a third party"),
        "unconfirmed": ("未经机构确认", "Not confirmed by the institution"),
    },
    "freshness": {
        "fresh": ("近期", "Recent"),
        "due": ("待复核", "Due for review"),
        "stale": ("已陈旧", "Stale"),
    },
}

TITLES: dict[str, tuple[str, str]] = {
    "statuses": ("状态", "Statuses"),
    "answers": ("是否", "Answers"),
    "days": ("星期", "Days of the week"),
    "org-levels": ("机构层级", "Levels of organization"),
    "designation-levels": ("称号级别", "Levels of title"),
    "area-levels": ("地区层级", "Levels of area"),
    "modes": ("学习方式", "Modes of learning"),
    "enrolment-states": ("报名状态", "States of enrolment"),
    "booking": ("预约", "Booking"),
    "guides": ("导览方式", "Ways of guiding"),
    "open-to": ("开放对象", "Open to"),
    "training-audiences": ("培训对象", "Audiences of training"),
    "source-kinds": ("来源类型", "Kinds of source"),
    "datums": ("坐标基准", "Datums"),
    "verification-methods": ("核实方式", "Ways of verification"),
    "award-types": ("结业凭证", "Awards"),
    "scheme-kinds": ("称号类型", "Kinds of scheme"),
    "designation-states": ("称号状态", "States of title"),
    "confidence": ("可信度", "Confidence"),
    "confirmation": ("确认情况", "Confirmation"),
    "freshness": ("新鲜度", "Freshness"),
}
