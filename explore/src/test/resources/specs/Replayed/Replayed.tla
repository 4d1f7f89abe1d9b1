------------------------------ MODULE Replayed ------------------------------
(* A log of a lock service replayed through its spec: each event narrows what   *)
(* the steps may be; the log ends where no step explains the next event.        *)
EXTENDS Naturals, Sequences
CONSTANTS Log, Client
VARIABLES holder, waiting, line
vars == <<holder, waiting, line>>

Explained ==
  << [event |-> "ask", client |-> "a"], [event |-> "ask", client |-> "b"],
     [event |-> "take", client |-> "a"], [event |-> "release", client |-> "a"],
     [event |-> "take", client |-> "b"], [event |-> "release"] >>
Unexplained == SubSeq(Explained, 1, 3) \o << [event |-> "take", client |-> "b"] >>

Init == holder = "nobody" /\ waiting = {} /\ line = 1

Is(event) == line <= Len(Log) /\ Log[line].event = event /\ line' = line + 1
By(client) == "client" \in DOMAIN Log[line] => Log[line].client = client

Ask(c) == Is("ask") /\ By(c) /\ c \notin waiting /\ waiting' = waiting \cup {c} /\ UNCHANGED holder
Take(c) ==
  /\ Is("take") /\ By(c)
  /\ holder = "nobody" /\ c \in waiting
  /\ holder' = c /\ waiting' = waiting \ {c}
Release(c) == Is("release") /\ By(c) /\ holder = c /\ holder' = "nobody" /\ UNCHANGED waiting
Crash == line <= Len(Log) /\ waiting # {} /\ waiting' = {} /\ UNCHANGED <<holder, line>>
Done == line > Len(Log) /\ UNCHANGED vars

Next == (\E c \in Client : Ask(c) \/ Take(c) \/ Release(c)) \/ Done
WithCrashes == Next \/ Crash
NotAllExplained == line <= Len(Log)
AtMost == [][line' \in {line, line + 1}]_line
Lasting == [](line >= 1 => [](line <= Len(Log) \/ (holder = "nobody" /\ waiting = {})))
=============================================================================
