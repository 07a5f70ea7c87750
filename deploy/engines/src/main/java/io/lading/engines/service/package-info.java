/**
 * Lading's own services as child processes beside the engines. In: a module in which a service was
 * built, what it reaches, its settings. Out: a process that answers by HTTP, or one clear line why
 * not.
 */
@NullMarked
package io.lading.engines.service;

import org.jspecify.annotations.NullMarked;
