package io.lading.core.outbox;

/**
 * A lane as one owner holds it. The epoch grows with every change of hands, and whatever the owner
 * reads or moves names it: who holds an old epoch moves nothing.
 */
public record Lane(int number, String owner, long epoch) {}
