"""More fields for a real entry: so that every field has an entry in which a mistake can be made."""

from __future__ import annotations

import re

import yaml

from planted_entry import World

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

SHARED = """\
links:
  website: https://www.xhsqjy.com/
  wechat: 徐汇终身学习
  video: https://www.xhsqjy.com/video/1
verified_on: 2026-10-01
verified_by: {organization}
verified_how: letter
clauses:
  - c2-1
  - c2-3
"""
CONTACT = """\
contact:
  phone: 021-64540000
  phone_hours: 周一至周五上午
  email: office@xhsqjy.com
  postcode: "200237"
"""
EXTRAS = {
    "organizations": SHARED + CONTACT + """\
also_known_as:
  - 终身学习中心
  - 老年教育中心
legal_form: public_institution
uscc: {uscc}
parent: {organization}
strands:
  - community
  - elderly
serves:
  - older_people
  - residents
opens_training_to:
  - own_staff
  - smes
incentives:
  - pay
  - appraisal
subjects:
  - culture_art
  - health_medicine
  - smart_living
founded: 1998
licence:
  number: 沪教许2024第18号
  until: 2028-12-31
recruiting:
  teachers_url: https://www.xhsqjy.com/teachers
  volunteers_url: https://www.xhsqjy.com/volunteers
address:
  zh: 梅陇三村48号
designations:
  - scheme: lifelong_learning_brand
    level: district
    year: 2021
    until: 2027-12-31
    by: 区教育局
    source: 1
    withdrawn: false
""",
    "places": SHARED + CONTACT + """\
host: {organization}
address:
  zh: 梅陇三村48号
location:
  lng: 121.44
  lat: 31.18
  datum: wgs84
embedded_in: neighbourhood_centre
hours:
  - days:
      - tu
      - we
    opens: "09:00"
    closes: "16:30"
    from: 2026-03-01
    until: 2027-02-28
  - days:
      - sa
    opens: "10:00"
    closes: "15:00"
closed_days:
  - 2026-12-25
  - 2027-01-01
booking: required
open_to: public
fee:
  amount: 20
  currency: CNY
  per: 次
seats: 40
floor_area_m2: 2528
opened: 2011
access:
  step_free_entrance: yes
  lift: no
  accessible_toilet: partial
  hearing_loop: unknown
facilities:
  - multimedia_room
  - smart_classroom
checkin:
  - shenxuema
languages:
  - zh
  - wuu
subjects:
  - culture_art
  - health_medicine
""",
    "courses": SHARED + """\
format: course
strand: elderly
subjects:
  - culture_art
  - health_medicine
audiences:
  - older_people
  - residents
learner_level: introductory
languages:
  - zh
  - wuu
mode: onsite
since: 2019-10
hours: 24
tracks:
  - 基础班
  - 提高班
fee:
  amount: 120
  currency: CNY
  per: 学期
funding:
  - government_budget
  - education_surcharge
materials:
  - title: 书法入门
award:
  type: certificate_of_attendance
  name: 结业证明
credit:
  bank: shanghai
  category: non_degree_training
enrol:
  methods:
    - in_person
    - phone
  opens_on: 2026-08-20
  closes_on: 2026-09-04
  url: https://www.xhsqjy.com/enrol
  how:
    zh: 到现场或打电话报名。
  smartphone_required: no
campaign: lifelong_learning_week
priorities:
  - five_centres
  - four_functions
updated_on: 2026-05
offerings:
  - from: 2026-09-07
    until: 2027-01-18
    weekly:
      - day: tu
        start: "09:00"
        end: "10:30"
      - day: fr
        start: "13:30"
        end: "15:00"
    except:
      - 2026-12-25
      - 2027-01-01
    seats: 30
    min_people: 12
    enrolment: open
  - from: 2026-11-28
    until: 2026-11-28
    dates:
      - date: 2026-11-28
        start: "10:00"
        end: "12:00"
""",
    "bases": SHARED + """\
theme: haipai_culture
operator: {organization}
since: 2013
booking: required
""",
    "walks": SHARED + """\
theme: haipai_culture
level: district
operator: {organization}
since: 2022-05
distance_m: 1800
duration_min: 75
guide: both
step_free_route: partial
season: 春秋两季
audio_url: https://www.xhsqjy.com/audio/1
""",
    "cases": SHARED + """\
theme: humanities_walk
audiences:
  - older_people
  - residents
subjects:
  - organizations/{organization}
period:
  from: "2021"
  until: 2023-06
results:
  - statement:
      zh: 老年学员人数增加
    measure: older_learners
    value: 2400
    qualifier: about
    unit: 人
    source: 1
evaluation:
  kind: third_party
  by: 市教科院
  url: https://www.xhsqjy.com/report
people_named: false
""",
    "statistics": SHARED + """\
method: administrative
note:
  zh: 来源为年度统计。
""",
}


def enriched(name: str, text: str, number: int, world: World) -> str:
    """Return the text of an entry with every extra field that it does not have."""
    kind = name.partition("/")[0]
    known = yaml.load(text, Loader=yaml.CBaseLoader)
    ids = sorted(set(world.names["organizations"]) - {name.rpartition("/")[2].removesuffix(".yaml")})
    extras = EXTRAS[kind].format(organization=ids[number % len(ids)], uscc=lettered_code(number))
    blocks = re.findall(r"(?m)^\S.*\n(?:[ ].*\n)*", extras)
    new = "".join(block for block in blocks if block.partition(":")[0] not in known)
    return re.sub(r"(?m)^status:", lambda match: new + match[0], text, count=1)


def in_brackets(text: str) -> str:
    """Return the text with its lists of single values, and its names, in the brackets of YAML."""
    lists = re.compile(r"(?m)^( *(?:- )?[a-z_]+:)\n((?: +- [a-z0-9_/-]+\n)+)")
    text = lists.sub(lambda m: f"{m[1]} [{', '.join(re.findall(r'- (.*)', m[2]))}]\n", text)
    names = re.compile(r"(?m)^( *(?:- )?[a-z_]+:)\n +zh: ([^\n:#,\[\]{}\"']+)\n(?! +en:)")
    return names.sub(lambda m: f"{m[1]} {{zh: {m[2]}}}\n", text)


def lettered_code(number: int) -> str:
    """Return a credit code with a letter in it, which nobody takes for a number of a person."""
    codes = (credit_code(number + step * 1009) for step in range(100))
    return next(code for code in codes if not code[:-1].isdigit() and not code.endswith("X"))


def credit_code(number: int) -> str:
    """Return a unified social credit code with both its check digits right."""
    body = f"{10000000 + number * 7}"
    weighted = sum(int(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    inner = {10: "X", 11: "0"}.get(11 - weighted % 11, str(11 - weighted % 11))
    first = f"12310000{body}{inner}"
    return first + ALPHABET[-sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first)) % 31]
