/** What has to be there before a service starts: it waits for its servers, and says in one sentence for what. */
package shop.platform.start;
