package shop.platform.operations;

import shop.kernel.Revision;

/**
 * Recorded when an operator had a paused processor go on.
 *
 * @param resumedBy the operator's subject
 */
@Revision("1")
record ProcessorResumed(String service, String processor, String resumedBy) {}
