package io.lading.core.reads;

import java.util.function.Supplier;

/**
 * One question while it is answered. Once the primary was asked, it answers the rest of it too, so
 * that no answer goes back in time half-way. For one thread.
 */
public final class Reading {

  private static final ScopedValue<Reading> NOW = ScopedValue.newInstance();

  private final ReadTokens written;
  private boolean mayAskReplica;
  private Source source = Source.PRIMARY;

  private Reading(ReadTokens written, boolean mayAskReplica) {
    this.written = written;
    this.mayAskReplica = mayAskReplica;
  }

  static Reading of(ReadTokens written) {
    return new Reading(written, true);
  }

  /** The one that this thread is answering; outside of any, the primary is asked. */
  public static Reading now() {
    return NOW.isBound() ? NOW.get() : new Reading(ReadTokens.NONE, false);
  }

  /** What must be found. */
  public ReadTokens written() {
    return written;
  }

  public boolean mayAskReplica() {
    return mayAskReplica;
  }

  public void askedReplica() {
    source = Source.REPLICA;
  }

  public void askedPrimary() {
    source = Source.PRIMARY;
    mayAskReplica = false;
  }

  Source source() {
    return source;
  }

  <T> Answered<T> ask(Supplier<T> question) {
    T answer = ScopedValue.where(NOW, this).call(question::get);
    return new Answered<>(answer, source);
  }
}
