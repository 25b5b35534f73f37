/*
title:
  zh: 轮椅进得去吗，有无障碍厕所吗？
  en: Can a wheelchair get in, and is there an accessible toilet?
answers:
  zh: 每个有效的实体场所一行：入口、室内、电梯、厕所；入口无台阶的在前，未知的在后。
  en: One row for each active place on the ground with entrance, inside, lift and toilet; those with a step-free entrance first, unknown ones after.
note:
  zh: “未知”就是没有查到，不表示不能进，去之前请打电话问。
  en: Unknown means not found out, not that one cannot get in; telephone before you go.
parameters: [area]
indicators: [I-24]
pages: [places/]
*/
WITH
/* include asked */
SELECT
    place.entry,
    place.name AS entry_name,
    coalesce(place.access_step_free_entrance, 'unknown') AS entrance,
    coalesce(place.access_step_free_inside, 'unknown') AS inside,
    coalesce(place.access_lift, 'unknown') AS lift,
    coalesce(place.access_accessible_toilet, 'unknown') AS toilet,
    place.area,
    area.name AS area_name,
    place.address,
    place.contact_phone AS phone
FROM places AS place
JOIN asked
JOIN area_ancestors AS here ON here.area = place.area AND here.ancestor = asked.area
LEFT JOIN areas AS area ON area.code = place.area
WHERE place.status = 'active' AND place.kind != 'online_platform'
ORDER BY
    CASE place.access_step_free_entrance
        WHEN 'yes' THEN 1 WHEN 'partial' THEN 2 WHEN 'no' THEN 4 ELSE 3
    END,
    CASE place.access_accessible_toilet
        WHEN 'yes' THEN 1 WHEN 'partial' THEN 2 WHEN 'no' THEN 4 ELSE 3
    END,
    area.district, place.area, place.entry
