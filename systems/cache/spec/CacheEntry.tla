----------------------------- MODULE CacheEntry -----------------------------
(* One entry of a distributed cache: the copies that nodes have of it, and the  *)
(* copies that clients have been lent. Every key of a cache is such an entry of *)
(* its own.                                                                     *)
(*                                                                             *)
(* A shard has one primary in each epoch, which it holds by a lease. Nobody     *)
(* tells the shard's entries of a new epoch: its primary takes an entry over    *)
(* when it first touches it. Leases are not in here but for what they promise:  *)
(* once an entry was taken over nobody serves it in an earlier epoch, and what  *)
(* was lent in earlier epochs has run out.                                      *)
(*                                                                             *)
(* Values do not matter, versions do; they grow by one with each write.         *)
EXTENDS Naturals
CONSTANTS
  Node,        \* those that keep copies
  Client,      \* those that may be lent one
  Nobody       \* the primary ahead of the first epoch
VARIABLES
  epoch,       \* the last epoch in which a primary has touched the entry
  primary,     \* which node that was
  copy,        \* each node's copy: its version, and the epoch in which it was stored
  written,     \* the highest version that any primary has begun to write
  committed,   \* the version that readers see: that of the last acknowledged write, or a later one
  lent         \* the version of which each client has a copy that it may read; 0 for none

vars == <<epoch, primary, copy, written, committed, lent>>

Copy == [epoch: Nat, version: Nat]

TypeOK ==
  /\ epoch \in Nat
  /\ primary \in Node \cup {Nobody}
  /\ copy \in [Node -> Copy]
  /\ written \in Nat
  /\ committed \in Nat
  /\ lent \in [Client -> Nat]

Init ==
  /\ epoch = 0
  /\ primary = Nobody
  /\ copy = [n \in Node |-> [epoch |-> 0, version |-> 0]]
  /\ written = 0
  /\ committed = 0
  /\ lent = [c \in Client |-> 0]

Leads(n, e) == primary = n /\ epoch = e

-----------------------------------------------------------------------------
(* The primary.                                                                 *)

(* n touches the entry for the first time since it became primary in epoch e.   *)
(* It cannot know what was acknowledged, but only a node in sync may be         *)
(* elected, and that has every such write. What it has besides is from a write  *)
(* that was under way, and will be committed now.                               *)
TakeOver(n, e, v) ==
  /\ e > epoch
  /\ v = copy[n].version
  /\ v >= committed
  /\ epoch' = e
  /\ primary' = n
  /\ copy' = [copy EXCEPT ![n].epoch = e]
  /\ lent' = [c \in Client |-> 0]
  /\ UNCHANGED <<written, committed>>

Write(n, e, v) ==
  /\ Leads(n, e)
  /\ v = copy[n].version + 1
  /\ copy' = [copy EXCEPT ![n].version = v]
  /\ written' = IF v > written THEN v ELSE written
  /\ UNCHANGED <<epoch, primary, committed, lent>>

(* The write is acknowledged: every node in sync has it, and no client has an   *)
(* older copy.                                                                  *)
Commit(n, e, v, inSync) ==
  /\ Leads(n, e)
  /\ n \in inSync
  /\ \A m \in inSync : copy[m].epoch = e /\ copy[m].version = v
  /\ \A c \in Client : lent[c] = 0
  /\ committed' = v
  /\ UNCHANGED <<epoch, primary, copy, written, lent>>

(* A client reads from the primary, and keeps nothing.                          *)
Serve(n, e, v) ==
  /\ Leads(n, e)
  /\ v = committed
  /\ v = copy[n].version
  /\ UNCHANGED vars

(* A client reads from the primary, and may keep a copy until it is told to     *)
(* drop it or its lease runs out.                                               *)
Lend(n, e, v, c) ==
  /\ Leads(n, e)
  /\ v > 0
  /\ v = committed
  /\ v = copy[n].version
  /\ lent' = [lent EXCEPT ![c] = v]
  /\ UNCHANGED <<epoch, primary, copy, written, committed>>

(* The primary has waited until the lease of a client's copy ran out.           *)
Expire(n, e, c) ==
  /\ Leads(n, e)
  /\ lent' = [lent EXCEPT ![c] = 0]
  /\ UNCHANGED <<epoch, primary, copy, written, committed>>

-----------------------------------------------------------------------------
(* The other nodes.                                                             *)

(* n stores what the primary of epoch e has sent: the entry as it is there, or   *)
(* what it was before and is still on its way.                                  *)
Store(n, e, v) ==
  /\ 0 < e /\ e <= epoch
  /\ n # primary \/ e < epoch
  /\ v <= IF e = epoch THEN copy[primary].version ELSE written
  /\ \/ copy[n].epoch < e
     \/ copy[n].epoch = e /\ copy[n].version <= v
  /\ copy' = [copy EXCEPT ![n] = [epoch |-> e, version |-> v]]
  /\ UNCHANGED <<epoch, primary, written, committed, lent>>

-----------------------------------------------------------------------------
(* The clients.                                                                 *)

(* A client reads its own copy.                                                 *)
Hit(c, v) ==
  /\ v > 0
  /\ v = lent[c]
  /\ UNCHANGED vars

(* A client was told to drop a copy older than version v of epoch e, and has    *)
(* none such any more. Meanwhile it may have been lent a newer one.             *)
Drop(c, e, v) ==
  /\ e <= epoch
  /\ lent' = [lent EXCEPT ![c] = IF e = epoch /\ @ < v THEN 0 ELSE @]
  /\ UNCHANGED <<epoch, primary, copy, written, committed>>

-----------------------------------------------------------------------------

Next ==
  \/ \E n \in Node : \E e, v \in Nat :
       \/ TakeOver(n, e, v)
       \/ Write(n, e, v)
       \/ \E inSync \in SUBSET Node : Commit(n, e, v, inSync)
       \/ Serve(n, e, v)
       \/ \E c \in Client : Lend(n, e, v, c)
       \/ Store(n, e, v)
  \/ \E n \in Node : \E e \in Nat : \E c \in Client : Expire(n, e, c)
  \/ \E c \in Client : \E v \in Nat : Hit(c, v)
  \/ \E c \in Client : \E e, v \in Nat : Drop(c, e, v)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

(* No copy is from an epoch that the primary does not know of, and in its own   *)
(* epoch the primary's is the newest.                                           *)
PrimaryIsNewest ==
  \A n \in Node :
    /\ copy[n].epoch <= epoch
    /\ epoch > 0 /\ copy[n].epoch = epoch => copy[n].version <= copy[primary].version

(* No acknowledged write is lost.                                               *)
AcknowledgedIsKept == epoch > 0 => copy[primary].version >= committed

(* What a client may read of its own is what it would read from the primary.    *)
LentIsCurrent == \A c \in Client : lent[c] \in {0, committed}

(* What readers see never goes back.                                            *)
NeverBack == [][committed' >= committed]_vars
=============================================================================
