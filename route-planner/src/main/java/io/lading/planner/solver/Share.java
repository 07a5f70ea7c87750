package io.lading.planner.solver;

/**
 * The part of a plan that one thread works on. Shares that are worked on at the same time have
 * neither slots nor stops in common, or each is a plan of its own.
 *
 * @param slots that may be used
 * @param stops that are to be served, on those slots
 * @param start where the search starts; says nothing about other slots
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Share(int[] slots, int[] stops, Layout start) {}
