----------------------------- MODULE KafkaUtils -----------------------------
(* Records of Kafka, for specs that are run by plumbline monitor.            *)
LOCAL INSTANCE PlumblineNative

(* The next record, which is of that topic.                                  *)
KafkaConsume(topic) == Native(<<topic>>)

(* Writes the value as JSON; TRUE.                                           *)
KafkaProduce(topic, value) == Native(<<topic, value>>)
=============================================================================
