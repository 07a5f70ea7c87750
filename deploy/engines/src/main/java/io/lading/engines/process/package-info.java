/**
 * Child processes that never outlive this JVM, free ports, folders that vanish, connections that
 * fail on demand. In: a command line. Out: a running process, or one clear line why not.
 */
@NullMarked
package io.lading.engines.process;

import org.jspecify.annotations.NullMarked;
