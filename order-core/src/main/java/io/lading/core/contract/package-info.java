/**
 * What the outside world may rely on: inputs, outputs, envelope, limits. Walks in: bytes. Walks
 * out: values, and bytes of outputs. Depends on nothing of Lading.
 */
@NullMarked
package io.lading.core.contract;

import org.jspecify.annotations.NullMarked;
