package plumbline.tla;

import plumbline.tla.value.Value;

/**
 * What a monitor spec reads and tells by the modules Traces, Alerts and KafkaUtils. A stepper that
 * was given none evaluates none of them but Alerts, which then prints. Asked by the thread of the
 * stepper, and perhaps several times in one step.
 */
public interface Feed {
  /**
   * The record of that number.
   *
   * @throws Awaited when it has not come yet
   * @throws plumbline.tla.value.ValueException when it cannot be had any more
   */
  Value record(long number);

  /**
   * The record that comes after those that led to the state under evaluation.
   *
   * @throws Awaited when it has not come yet
   */
  Value next();

  /**
   * The record that comes next, which must be of that topic.
   *
   * @throws Awaited when it has not come yet
   * @throws plumbline.tla.value.ValueException when it is of another one
   */
  Value consume(String topic);

  /** The spec says that something is wrong. */
  void alert(Value what);

  /** The spec writes a record to a topic. */
  void produce(String topic, Value record);
}
