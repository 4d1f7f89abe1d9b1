---------------------------- MODULE Replication ----------------------------
(* Leaders elected by term replicate their logs: sequences of records, a set   *)
(* of request records, and helper operators in every step.                     *)
EXTENDS Naturals, Sequences, FiniteSets
CONSTANTS Server, LastTerm, LongestLog, MostMessages
VARIABLES term, role, votedFor, votes, log, committed, messages

vars == <<term, role, votedFor, votes, log, committed, messages>>

Nobody == "nobody"
Majority(group) == 2 * Cardinality(group) > Cardinality(Server)
Smaller(a, b) == IF a < b THEN a ELSE b
TermAt(entries, i) == IF i = 0 THEN 0 ELSE entries[i].term
EndTerm(entries) == TermAt(entries, Len(entries))

AsRecent(other, mine) ==
  \/ EndTerm(other) > EndTerm(mine)
  \/ EndTerm(other) = EndTerm(mine) /\ Len(other) >= Len(mine)

Init ==
  /\ term = [s \in Server |-> 0]
  /\ role = [s \in Server |-> "follower"]
  /\ votedFor = [s \in Server |-> Nobody]
  /\ votes = [s \in Server |-> {}]
  /\ log = [s \in Server |-> <<>>]
  /\ committed = [s \in Server |-> 0]
  /\ messages = {}

Stand(s) ==
  /\ role[s] # "leader"
  /\ term[s] < LastTerm
  /\ term' = [term EXCEPT ![s] = @ + 1]
  /\ role' = [role EXCEPT ![s] = "candidate"]
  /\ votedFor' = [votedFor EXCEPT ![s] = s]
  /\ votes' = [votes EXCEPT ![s] = {s}]
  /\ UNCHANGED <<log, committed, messages>>

Support(s, c) ==
  /\ role[c] = "candidate"
  /\ \/ term[c] > term[s]
     \/ term[c] = term[s] /\ role[s] = "follower" /\ votedFor[s] \in {Nobody, c}
  /\ AsRecent(log[c], log[s])
  /\ s \notin votes[c]
  /\ term' = [term EXCEPT ![s] = term[c]]
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ votedFor' = [votedFor EXCEPT ![s] = c]
  /\ votes' = [votes EXCEPT ![c] = @ \cup {s}]
  /\ UNCHANGED <<log, committed, messages>>

Lead(s) ==
  /\ role[s] = "candidate"
  /\ Majority(votes[s])
  /\ role' = [role EXCEPT ![s] = "leader"]
  /\ UNCHANGED <<term, votedFor, votes, log, committed, messages>>

Request(s) ==
  /\ role[s] = "leader"
  /\ Len(log[s]) < LongestLog
  /\ log' = [log EXCEPT ![s] = Append(@, [term |-> term[s], client |-> s])]
  /\ UNCHANGED <<term, role, votedFor, votes, committed, messages>>

Replicate(s, f) ==
  /\ role[s] = "leader"
  /\ Cardinality(messages) < MostMessages
  /\ \E from \in 0..Len(log[s]) :
       messages' = messages \cup
         {[term |-> term[s], to |-> f, previous |-> from, previousTerm |-> TermAt(log[s], from),
           entries |-> SubSeq(log[s], from + 1, Len(log[s])), committed |-> committed[s]]}
  /\ UNCHANGED <<term, role, votedFor, votes, log, committed>>

Accept(m) ==
  LET f == m.to
      fits == m.previous <= Len(log[f]) /\ TermAt(log[f], m.previous) = m.previousTerm
  IN /\ m.term >= term[f]
     /\ term' = [term EXCEPT ![f] = m.term]
     /\ role' = [role EXCEPT ![f] = "follower"]
     /\ votedFor' = [votedFor EXCEPT ![f] = IF m.term > term[f] THEN Nobody ELSE @]
     /\ log' = [log EXCEPT ![f] = IF fits THEN SubSeq(@, 1, m.previous) \o m.entries ELSE @]
     /\ committed' = [committed EXCEPT ![f] =
          IF fits /\ m.committed > @ THEN Smaller(m.committed, Len(log'[f])) ELSE @]
     /\ messages' = messages \ {m}
     /\ UNCHANGED votes

Commit(s) ==
  /\ role[s] = "leader"
  /\ \E i \in (committed[s] + 1)..Len(log[s]) :
       /\ log[s][i].term = term[s]
       /\ Majority({f \in Server : Len(log[f]) >= i /\ log[f][i] = log[s][i] /\ term[f] = term[s]})
       /\ committed' = [committed EXCEPT ![s] = i]
  /\ UNCHANGED <<term, role, votedFor, votes, log, messages>>

Lose(m) ==
  /\ messages' = messages \ {m}
  /\ UNCHANGED <<term, role, votedFor, votes, log, committed>>

Next ==
  \/ \E s \in Server : Stand(s) \/ Lead(s) \/ Request(s) \/ Commit(s)
  \/ \E s, t \in Server : s # t /\ (Support(s, t) \/ Replicate(s, t))
  \/ \E m \in messages : Accept(m) \/ Lose(m)

Spec == Init /\ [][Next]_vars

OneLeader ==
  \A s, t \in Server : role[s] = "leader" /\ role[t] = "leader" /\ term[s] = term[t] => s = t

LogsMatch ==
  \A s, t \in Server : \A i \in 1..Smaller(Len(log[s]), Len(log[t])) :
    log[s][i].term = log[t][i].term => SubSeq(log[s], 1, i) = SubSeq(log[t], 1, i)
=============================================================================
