package plumbline.explore;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine's memory. */
final class Memory {
  private Memory() {}

  /** Bytes of memory that this process may use at most: the machine's or its container's. */
  static long physical() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
