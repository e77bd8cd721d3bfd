# The shop's own targets: on tiles, as lines in charts, in their table, and in conditions of playbooks.

target-open = Target { $target }
target-reached = { $side ->
    [above] Target { $target }: reached, { $by } above
    [below] Target { $target }: reached, { $by } below
   *[at] Target { $target }: reached exactly
}
target-missed = { $side ->
    [above] Target { $target }: not reached, { $by } above
   *[below] Target { $target }: not reached, { $by } below
}
target-within_chance = Target { $target }: within chance of it
target-beside = { $side ->
    [above] Target { $target }: { $by } above
    [below] Target { $target }: { $by } below
   *[at] Target { $target }: exactly there
}
target-line = target { $target }

our-target = Target of this shop
section-targets = The shop’s own targets
targets-read = What the shop wants to reach, as set under [targets] in perennial.toml. A number with an interval has reached its target, or not, when the whole interval is on one side of it; otherwise it is within chance of it.
table-targets = This shop beside its targets
column-target = Target
target-is-reached = Reached
target-is-missed = Not reached
target-is-within_chance = Within chance of it
target-is-beside = Neither side is better by itself

applies-yes-target = { $op ->
    [below] { $metric }: { $number }, below the target of { $line }.
    [at-most] { $metric }: { $number }, not above the target of { $line }.
    [above] { $metric }: { $number }, above the target of { $line }.
   *[at-least] { $metric }: { $number }, at or above the target of { $line }.
}
applies-no-target = { $op ->
    [below] { $metric }: { $number }; it applies below the target of { $line }.
    [at-most] { $metric }: { $number }; it applies up to the target of { $line }.
    [above] { $metric }: { $number }; it applies above the target of { $line }.
   *[at-least] { $metric }: { $number }; it applies from the target of { $line } up.
}
applies-within_noise-target = { $metric }: { $number }, within chance of the target of { $line }.
applies-no_target = { $metric }: { $number }. The shop has set no target for it.
