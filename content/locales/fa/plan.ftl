# Plans: playbooks that the shop has adopted.

page-plan = طرح‌ها
title-plan = چه کارهایی در دست اجراست
lead-plan = برنامه‌های اقدامی که این فروشگاه به کار گرفته است: چه کسی پیگیر هر کدام است، تا کی، چقدر پیش رفته، و کدام عدد را باید جابه‌جا کند.

plans-sentence = طرح‌ها: { $open } باز، { $overdue } عقب‌افتاده، { $done } انجام‌شده
plans-read = «انجام‌شده» و «باز» همان است که فایل‌های طرح هنگام ساختن این گزارش می‌گفتند؛ «عقب‌افتاده» بر اساس آخرین روز گزارش است. هر طرح تا انجام همهٔ گام‌ها، و تا یک سال پس از سررسید آن، اینجا می‌ماند. عدد آن زمان و عدد کنونی کنار هم آمده‌اند و بیش از این نمی‌گویند: فصل‌ها و هر کار دیگری که فروشگاه کرده هم در آن‌هاست؛ پس ثابت نمی‌کنند که طرح چه کرده است.
plans-none = هنوز هیچ برنامهٔ اقدامی به کار گرفته نشده است؛ پس کاری در دست اجرا نیست.
csv-plans = همهٔ طرح‌ها، CSV

section-plans-overdue = عقب‌افتاده
section-plans-open = باز
section-plans-done = انجام‌شده
section-plans-under-way = در دست اجرا
section-plans-adopt = چگونه برنامهٔ اقدامی را به کار بگیریم
plans-adopt = در پوشهٔ perennial.toml، با نام برنامه، نام کسی که پیگیر آن است، و آخرین روزی که هنوز به موقع است، به تاریخ میلادی:
plans-edit = این فرمان فایلی با گام‌های برنامه در پوشهٔ plan می‌نویسد. هر گامی که انجام شد، در کادر آن { "\u200E" }[x]{ "\u200E" } بنویسید؛ گام‌ها را هر طور می‌خواهید تغییر دهید و فایل را کنار بقیهٔ پروژه نگه دارید. گزارش بعدی نشان می‌دهد چقدر پیش رفته است.

plan-overdue = عقب‌افتاده
plan-open = باز
plan-done = انجام‌شده
plan-owner = مسئول
plan-due = سررسید
plan-steps = گام‌ها
plan-steps-done = { $count } از { $all } گام انجام شده است
plan-steps-late = { $k ->
    [1] یک گام از روز خود گذشته است
   *[other] { $count } گام از روز خود گذشته‌اند
    }
plan-all-steps = همهٔ گام‌ها
plan-then = هنگام آغاز، { $month }
plan-then-unknown = عددی نبود.
plan-now = اکنون، { $month }
plan-read-later = این عدد را از { $day } می‌توان خواند: { $days } پس از سررسید طرح.
plan-read-now = این عدد را از { $day } به بعد می‌توان خواند: { $days } پس از سررسید طرح.
plan-file = فایل:
plan-playbook = برنامهٔ اقدام:
plan-line-overdue = سررسید { $due }، عقب‌افتاده، { $owner }: { $done } از { $steps } گام انجام شده است
plan-line-open = سررسید { $due }، { $owner }: { $done } از { $steps } گام انجام شده است

table-plans = طرح‌ها
column-plan = طرح
column-owner = مسئول
column-due = سررسید
column-state = وضعیت
column-steps = گام‌ها
column-steps_done = گام‌های انجام‌شده
column-when_adopted = هنگام آغاز
column-now = اکنون
