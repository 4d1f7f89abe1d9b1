package plumbline.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plumbline.monitor.run.Times;

/** Reads lengths of time. */
final class DurationWord implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return Times.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
