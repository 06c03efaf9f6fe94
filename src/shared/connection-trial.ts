/**
 * What a trial of the provider's address and keys came to. `refused`: the keys or this PC's address, nobody can tell
 * which; `unsafe`: the connection's certificate is not to be trusted; `unclear`: something answered, but not as agreed.
 * `proxy`: the proxy of this computer's settings lets nothing through.
 */
export type ConnectionTrial = 'accepted' | 'refused' | 'unreachable' | 'unsafe' | 'unclear' | 'proxy'
