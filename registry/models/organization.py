"""An organization: a body that offers, promotes or practises learning."""

from collections.abc import Iterator
from typing import ClassVar

from registry.models.shared import Contact, Entry
from registry.reference import Reference
from registry.shapes.fields import Model, field
from registry.shapes.scalars import (
    Area,
    Date,
    String,
    Text,
    Url,
    Year,
    reference,
    term,
)
from registry.shapes.validation import FieldFault

ALLIANCE = "alliance"


class TrainingLicence(Model):
    """The licence under which a body trains, as it is published."""

    number: String = field("许可证号", "Number", "办学许可证号", "The number of the licence")
    authority: String | None = field("发证机关", "Authority", "发证的机关", "Who issued it", default=None)
    until: Date | None = field("有效期至", "Valid until", "许可证的最后一天",
                               "The last day it is valid", default=None)


class Recruiting(Model):
    """Where people can offer to teach or to help."""

    teachers_url: Url | None = field("教师招募", "Teachers", "招募教师的网页",
                                     "The page that calls for teachers", default=None)
    volunteers_url: Url | None = field("志愿者招募", "Volunteers", "招募志愿者的网页",
                                       "The page that calls for volunteers", default=None)


class Organization(Entry):
    """A body that offers, promotes or practises learning."""

    type_name: ClassVar[str] = "organizations"
    labels: ClassVar[dict[str, str]] = {"zh": "机构", "en": "Organizations"}
    about: ClassVar[dict[str, str]] = {
        "zh": "提供、推动或开展学习的单位:学校、学院、图书馆、企业、社会组织、联盟等",
        "en": "Bodies that offer, promote or practise learning: schools, colleges, libraries, companies, associations, alliances"}
    owner: ClassVar[str | None] = "parent"
    identity: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "district"), ("uscc",))

    kind: term("org-kinds") = field(  # type: ignore[valid-type]
        "类别", "Kind", "是哪一类机构", "What kind of body it is")
    level: term("org-levels") | None = field(  # type: ignore[valid-type]
        "层级", "Level", "在四级网络中的层级", "Its level in the network", default=None)
    area: Area = field("所在地区", "Area", "民政代码,或 citywide", "The code of the area, or citywide")
    parent: reference("organizations") | None = field(  # type: ignore[valid-type]
        "上级机构", "Parent", "所属或上级机构", "The body it belongs to", default=None)
    members: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "成员", "Members", "联盟的成员单位", "The members of an alliance", default=())
    partners: tuple[reference("organizations"), ...] = field(  # type: ignore[valid-type]
        "合作单位", "Partners", "共同办学或活动的单位", "The bodies it works with", default=())
    legal_form: term("legal-forms") | None = field(  # type: ignore[valid-type]
        "法人类型", "Legal form", "登记的法人类型", "Its registered legal form", default=None)
    uscc: String | None = field("统一社会信用代码", "Unified social credit code",
                                "18 位,含校验位", "Eighteen characters with check digits", default=None)
    strands: tuple[term("strands"), ...] = field(  # type: ignore[valid-type]
        "教育类型", "Strands", "社区、职业、老年、学历", "Community, vocational, elderly, degree", default=())
    serves: tuple[term("audiences"), ...] = field(  # type: ignore[valid-type]
        "服务对象", "Serves", "主要服务的人群", "The groups it mainly serves", default=())
    opens_training_to: tuple[term("training-audiences"), ...] = field(  # type: ignore[valid-type]
        "培训开放对象", "Opens training to", "企业培训向谁开放", "Who may join its training", default=())
    incentives: tuple[term("incentives"), ...] = field(  # type: ignore[valid-type]
        "学习激励", "Incentives", "对职工学习的激励", "What it does to reward learning", default=())
    licence: TrainingLicence | None = field("办学许可", "Licence", "公开的办学许可",
                                            "Its published licence to train", default=None)
    recruiting: Recruiting | None = field("招募", "Recruiting", "招募教师或志愿者",
                                          "Its call for teachers or volunteers", default=None)
    founded: Year | None = field("成立年份", "Founded", "成立的年份", "The year it was founded", default=None)
    roles: tuple[String, ...] = field("承担职能", "Roles", "承担的职能",
                                      "The functions it carries", default=())
    subjects: tuple[term("subjects"), ...] = field(  # type: ignore[valid-type]
        "学习领域", "Subjects", "开设或展示的领域", "The subjects it covers", default=())
    offers: tuple[String, ...] = field("开设内容", "Offers", "来源中列出的课程或内容名称",
                                       "Courses or contents named in a source", default=())
    address: Text | None = field("地址", "Address", "没有单独登记场所时的地址",
                                 "The address, where no place of its own is on record", default=None)
    contact: Contact | None = field("联系方式", "Contact", "单位的联系方式",
                                    "How to reach it", default=None)

    def disagreements(self, reference: Reference) -> Iterator[FieldFault]:
        """Yield a level that is not the area's, and a code whose check digits are wrong."""
        area = reference.area(self.area)
        if self.level and self.level != "none" and area and area.level != self.level:
            params = {"area": self.area, "level": area.level}
            yield FieldFault("E216", ("level",), params, self.level)
        checks = [rules.identifiers["uscc"] for rules in reference.rules]
        if self.uscc and not all(check(self.uscc) for check in checks):
            yield FieldFault("E223", ("uscc",), {}, self.uscc)
        if self.members and self.kind != ALLIANCE:
            yield FieldFault("E239", ("members",), {"kind": self.kind})

    def advice(self, reference: Reference, as_of: str | None) -> Iterator[FieldFault]:
        """Yield a legal form that the code does not show, and a licence that has expired."""
        for rules in reference.rules:
            shown = rules.legal_form(self.uscc) if self.uscc else None
            if shown and self.legal_form and self.legal_form != shown:
                params = {"prefix": (self.uscc or "")[:2], "form": self.legal_form}
                yield FieldFault("W241", ("legal_form",), params, self.legal_form)
        until = self.licence.until if self.licence else None
        if as_of and until and until < as_of:
            params = {"until": until, "as_of": as_of}
            yield FieldFault("W242", ("licence", "until"), params, until)
