--------------------------- MODULE TwoPhaseCommit ---------------------------
(* A transaction manager (TM) and resource managers (RM) decide on one          *)
(* transaction after the other. The TM asks all RMs to prepare; it commits when *)
(* every one of them has said yes, and may abort as long as it has not. Each RM *)
(* enters the outcome in its ledger and acknowledges it; then the next one      *)
(* begins. Messages between two of them arrive in order, and none is lost.      *)
EXTENDS Naturals, Sequences
CONSTANTS
  RM,           \* the resource managers
  Transactions  \* how many transactions there are
VARIABLES
  tmState,      \* where the TM is in the transaction under way
  number,       \* which transaction that is
  prepared,     \* the RMs that said yes to it, as far as the TM knows
  acked,        \* the RMs that acknowledged its outcome
  rmState,      \* where each RM is
  ledger,       \* the outcomes that each RM has learned
  toRM,         \* what is on its way to each RM
  toTM          \* what is on its way from each RM

vars == <<tmState, number, prepared, acked, rmState, ledger, toRM, toTM>>

Vote == {"yes", "no"}
Outcome == {"commit", "abort"}

TypeOK ==
  /\ tmState \in {"idle", "voting", "committed", "aborted"}
  /\ number \in 0..Transactions
  /\ prepared \subseteq RM
  /\ acked \subseteq RM
  /\ rmState \in [RM -> {"working", "prepared", "refused"}]
  /\ ledger \in [RM -> Seq(Outcome)]
  /\ toRM \in [RM -> Seq({"prepare"} \cup Outcome)]
  /\ toTM \in [RM -> Seq(Vote \cup {"ack"})]

Init ==
  /\ tmState = "idle"
  /\ number = 0
  /\ prepared = {}
  /\ acked = {}
  /\ rmState = [rm \in RM |-> "working"]
  /\ ledger = [rm \in RM |-> <<>>]
  /\ toRM = [rm \in RM |-> <<>>]
  /\ toTM = [rm \in RM |-> <<>>]

Broadcast(m) == toRM' = [rm \in RM |-> Append(toRM[rm], m)]

FromRM(rm, m) ==
  /\ toTM[rm] # <<>>
  /\ Head(toTM[rm]) = m
  /\ toTM' = [toTM EXCEPT ![rm] = Tail(@)]

Answer(rm, m, answer) ==
  /\ toRM[rm] # <<>>
  /\ Head(toRM[rm]) = m
  /\ toRM' = [toRM EXCEPT ![rm] = Tail(@)]
  /\ toTM' = [toTM EXCEPT ![rm] = Append(@, answer)]

-----------------------------------------------------------------------------

TMBegin ==
  /\ tmState = "idle"
  /\ number < Transactions
  /\ tmState' = "voting"
  /\ number' = number + 1
  /\ prepared' = {}
  /\ acked' = {}
  /\ Broadcast("prepare")
  /\ UNCHANGED <<rmState, ledger, toTM>>

(* A vote may come after the TM has aborted: it waited long enough.             *)
TMReceiveVote(rm, vote) ==
  /\ FromRM(rm, vote)
  /\ prepared' = IF vote = "yes" THEN prepared \cup {rm} ELSE prepared
  /\ UNCHANGED <<tmState, number, acked, rmState, ledger, toRM>>

TMCommit ==
  /\ tmState = "voting"
  /\ prepared = RM
  /\ tmState' = "committed"
  /\ Broadcast("commit")
  /\ UNCHANGED <<number, prepared, acked, rmState, ledger, toTM>>

TMAbort ==
  /\ tmState = "voting"
  /\ tmState' = "aborted"
  /\ Broadcast("abort")
  /\ UNCHANGED <<number, prepared, acked, rmState, ledger, toTM>>

TMReceiveAck(rm) ==
  /\ FromRM(rm, "ack")
  /\ acked' = acked \cup {rm}
  /\ tmState' = IF acked' = RM THEN "idle" ELSE tmState
  /\ UNCHANGED <<number, prepared, rmState, ledger, toRM>>

RMPrepare(rm) ==
  /\ rmState[rm] = "working"
  /\ Answer(rm, "prepare", "yes")
  /\ rmState' = [rmState EXCEPT ![rm] = "prepared"]
  /\ UNCHANGED <<tmState, number, prepared, acked, ledger>>

RMRefuse(rm) ==
  /\ rmState[rm] = "working"
  /\ Answer(rm, "prepare", "no")
  /\ rmState' = [rmState EXCEPT ![rm] = "refused"]
  /\ UNCHANGED <<tmState, number, prepared, acked, ledger>>

RMLearn(rm, outcome) ==
  /\ rmState[rm] # "working"
  /\ Answer(rm, outcome, "ack")
  /\ rmState' = [rmState EXCEPT ![rm] = "working"]
  /\ ledger' = [ledger EXCEPT ![rm] = Append(@, outcome)]
  /\ UNCHANGED <<tmState, number, prepared, acked>>

Next ==
  \/ TMBegin
  \/ TMCommit
  \/ TMAbort
  \/ \E rm \in RM :
       \/ TMReceiveAck(rm)
       \/ RMPrepare(rm)
       \/ RMRefuse(rm)
       \/ \E vote \in Vote : TMReceiveVote(rm, vote)
       \/ \E outcome \in Outcome : RMLearn(rm, outcome)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

(* No two RMs ever learn different outcomes of one transaction.                 *)
Agreement ==
  \A a, b \in RM : \A i \in DOMAIN ledger[a] \cap DOMAIN ledger[b] :
    ledger[a][i] = ledger[b][i]

(* A commit finds every RM prepared.                                            *)
NobodyIsOverruled ==
  \A rm \in RM : toRM[rm] # <<>> /\ Head(toRM[rm]) = "commit" => rmState[rm] = "prepared"
=============================================================================
