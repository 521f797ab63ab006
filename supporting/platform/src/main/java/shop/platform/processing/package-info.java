/** How every service processes events: from the first one on, loudly, with a place for what cannot be processed. */
package shop.platform.processing;
