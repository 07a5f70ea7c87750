package io.lading.traffic;

import java.time.Duration;

/**
 * When message number n is due, counted from the start: the mean rate over every ten seconds, with
 * one peak of {@code burst} times the mean rate, two seconds long, at the end of each ten.
 */
public record ArrivalSchedule(double ratePerSecond, double burst) {

  private static final double CYCLE_SECONDS = 10;
  private static final double PEAK = 0.2;

  public Duration dueAt(long number) {
    double perCycle = ratePerSecond * CYCLE_SECONDS;
    double cycle = Math.floor(number / perCycle);
    double within = number / perCycle - cycle;
    double seconds = (cycle + time(within)) * CYCLE_SECONDS;
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** The part of a cycle's time in which {@code part} of its messages have arrived. */
  private double time(double part) {
    double beforePeak = 1 - PEAK * burst;
    if (part < beforePeak) {
      return part * (1 - PEAK) / beforePeak;
    }
    return 1 - PEAK + (part - beforePeak) / burst;
  }
}
