package shop.platform.operations;

import shop.kernel.Revision;

/**
 * Recorded when an operator had a processor go on from another position of the log.
 *
 * @param from where its slowest share stood
 * @param to the position of the last event that it is taken to have seen; -1 for none
 * @param movedBy the operator's subject
 * @param reason why
 */
@Revision("1")
record ProcessorMoved(String service, String processor, long from, long to, String movedBy, String reason) {}
