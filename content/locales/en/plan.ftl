# Plans: playbooks that the shop has adopted.

page-plan = Plan
title-plan = What is under way
lead-plan = The playbooks this shop has adopted: who sees to them, by when, how far they are, and the number that each is meant to move.

plans-sentence = Plans: { $open } open, { $overdue } overdue, { $done } done
plans-read = Done and open are what the plan files said when this report was built; overdue goes by the last day of the report. A plan stays here until all of its steps are done, and for a year after the day it was due. The numbers then and now stand side by side, and that is all they do: seasons and everything else the shop did are in them too, so they do not prove what a plan has done.
plans-none = No playbook has been adopted yet, so nothing is under way.
csv-plans = All plans as CSV

section-plans-overdue = Overdue
section-plans-open = Open
section-plans-done = Done
section-plans-under-way = Under way already
section-plans-adopt = How to adopt a playbook
plans-adopt = In the folder of perennial.toml, with the name of a playbook, of whoever sees to it, and the last day on which it is in time:
plans-edit = This writes a file into the folder “plan”, with the steps of the playbook. Tick a step by writing [x] in its box, change the steps as you like, and keep the file with the rest of the project. The next report shows how far it is.

plan-overdue = Overdue
plan-open = Open
plan-done = Done
plan-owner = Owner
plan-due = Due
plan-steps = Steps
plan-steps-done = { $n ->
    [one] { $count } of { $all } step done
   *[other] { $count } of { $all } steps done
}
plan-steps-late = { $k ->
    [one] { $count } step is past its own day
   *[other] { $count } steps are past their own days
}
plan-all-steps = All steps
plan-then = In { $month }, when adopted
plan-then-unknown = There was no number.
plan-now = Now, in { $month }
plan-read-later = The number is to be read from { $day } on: { $days } after the plan is due.
plan-read-now = The number can be read since { $day }: { $days } after the plan was due.
plan-file = File:
plan-playbook = Playbook:
plan-line-overdue = Overdue since { $due }, { $owner }: { $n ->
    [one] { $done } of { $steps } step done
   *[other] { $done } of { $steps } steps done
}
plan-line-open = Due { $due }, { $owner }: { $n ->
    [one] { $done } of { $steps } step done
   *[other] { $done } of { $steps } steps done
}

table-plans = Plans
column-plan = Plan
column-owner = Owner
column-due = Due
column-state = State
column-steps = Steps
column-steps_done = Steps done
column-when_adopted = When adopted
column-now = Now
