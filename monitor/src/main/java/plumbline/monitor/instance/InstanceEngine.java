package plumbline.monitor.instance;

import java.util.Optional;
import java.util.function.Consumer;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Engine;
import plumbline.monitor.Intake;
import plumbline.monitor.Meters;
import plumbline.monitor.Position;
import plumbline.monitor.Subject;
import plumbline.monitor.Tracked;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;
import plumbline.trace.Event;

/** {@link Instances} with what makes events of messages for them. */
public final class InstanceEngine implements Engine {
  private final Instances instances;
  private final Intake intake;
  private long now;

  public InstanceEngine(
      Subject subject,
      InstanceStore store,
      History history,
      Consumer<Alert> alerts,
      Consumer<DeadLetter> dead,
      Meters meters) {
    this.instances =
        new Instances(
            subject,
            store,
            history,
            alerts,
            (event, wrong) ->
                dead.accept(
                    new DeadLetter(
                        event.at().source(),
                        event.at().offset(),
                        String.valueOf(wrong.getMessage()),
                        event.message())),
            meters);
    this.intake =
        new Intake(
            subject,
            new Intake.Next() {
              @Override
              public void event(Tracked event) {
                instances.accept(event, now);
              }

              @Override
              public void lost(Event gap, Position at) {
                instances.lost();
              }
            },
            dead,
            meters);
  }

  @Override
  public void restore() {
    instances.restore();
  }

  @Override
  public void accept(Intake.Message message, long clock) {
    now = clock;
    intake.accept(message);
  }

  /**
   * Takes an event of which it is known what instance it is of.
   *
   * @param clock in milliseconds
   */
  public void accept(Tracked event, long clock) {
    instances.accept(event, clock);
  }

  /** Events of unknown instances were lost. */
  public void lost() {
    instances.lost();
  }

  /** Forgets what is in memory, unwritten as it is. */
  public void clear() {
    instances.clear();
  }

  @Override
  public Optional<Window> window() {
    return instances.window();
  }

  @Override
  public void advance(long clock) {
    instances.advance(clock);
  }

  @Override
  public String expire(long idle, String after, int most) {
    return instances.expire(idle, after, most);
  }

  @Override
  public void flush() {
    instances.flush();
  }
}
