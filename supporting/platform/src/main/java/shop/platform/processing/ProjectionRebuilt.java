package shop.platform.processing;

import shop.kernel.Revision;

/**
 * Recorded when a projection that was made anew has taken the place of the one that was read.
 *
 * @param rebuild its id; one that was broken off while it was recorded may be recorded twice
 * @param position up to which position of the log it had come then
 * @param startedBy the operator's subject
 */
@Revision("1")
record ProjectionRebuilt(String service, String processor, String rebuild, long position, String startedBy) {}
