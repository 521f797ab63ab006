package shop.platform.operations;

import shop.kernel.Revision;

/**
 * Recorded when an operator had a processor stand still on all instances.
 *
 * @param pausedBy the operator's subject
 * @param reason why
 */
@Revision("1")
record ProcessorPaused(String service, String processor, String pausedBy, String reason) {}
