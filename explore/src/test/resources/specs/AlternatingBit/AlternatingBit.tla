--------------------------- MODULE AlternatingBit ---------------------------
(* The alternating-bit protocol over two lossy channels; it implements a        *)
(* queue of one place, which is checked by refinement.                         *)
EXTENDS Naturals, Sequences
CONSTANTS Data, Capacity, Flips
VARIABLES sBit, sData, rBit, rData, toR, toS, sent, got
vars == <<sBit, sData, rBit, rData, toR, toS, sent, got>>

Init ==
  /\ sBit = 0 /\ rBit = 1
  /\ sData \in Data /\ rData = sData
  /\ toR = <<>> /\ toS = <<>>
  /\ sent = 1 /\ got = 0

Send == /\ Len(toR) < Capacity
        /\ toR' = Append(toR, [bit |-> sBit, data |-> sData])
        /\ UNCHANGED <<sBit, sData, rBit, rData, toS, sent, got>>

Receive ==
  /\ toR # <<>>
  /\ toR' = Tail(toR)
  /\ LET m == Head(toR) IN
       IF m.bit # rBit
       THEN rBit' = m.bit /\ rData' = m.data /\ got' = (got + 1) % 4
       ELSE UNCHANGED <<rBit, rData, got>>
  /\ UNCHANGED <<sBit, sData, toS, sent>>

Acknowledge ==
  /\ Len(toS) < Capacity
  /\ toS' = Append(toS, rBit)
  /\ UNCHANGED <<sBit, sData, rBit, rData, toR, sent, got>>

Acknowledged ==
  /\ toS # <<>>
  /\ toS' = Tail(toS)
  /\ \/ /\ Head(toS) = sBit
        /\ sBit' = IF Flips THEN 1 - sBit ELSE sBit
        /\ sData' \in Data
        /\ sent' = (sent + 1) % 4
     \/ Head(toS) # sBit /\ UNCHANGED <<sBit, sData, sent>>
  /\ UNCHANGED <<rBit, rData, toR, got>>

Drop(c) == \E i \in DOMAIN c : c' = [j \in 1 .. Len(c) - 1 |-> IF j < i THEN c[j] ELSE c[j + 1]]
Lose == \/ Drop(toR) /\ UNCHANGED <<sBit, sData, rBit, rData, toS, sent, got>>
        \/ Drop(toS) /\ UNCHANGED <<sBit, sData, rBit, rData, toR, sent, got>>

Next == Send \/ Receive \/ Acknowledge \/ Acknowledged \/ Lose
Spec == Init /\ [][Next]_vars /\ WF_vars(Receive) /\ SF_vars(Send)

InStep == sent \in {got, (got + 1) % 4}
SameData == sent = got => sData = rData

-------------------------------- MODULE Place --------------------------------
VARIABLES in, out, value
Put == in = out /\ in' = (in + 1) % 4 /\ value' \in Data /\ UNCHANGED out
Get == in # out /\ out' = in /\ UNCHANGED <<in, value>>
PlaceInit == in = 1 /\ out = 0 /\ value \in Data
PlaceSpec == PlaceInit /\ [][Put \/ Get]_<<in, out, value>>
==============================================================================
Queue == INSTANCE Place WITH in <- sent, out <- got, value <- sData
Refines == Queue!PlaceSpec
=============================================================================
