//! Connections through a proxy.
//!
//! ureq tunnels through HTTP proxies by CONNECT whatever is asked for. Many proxies grant that for secure connections
//! alone, so pages without TLS are asked for in the absolute form, as RFC 9112 (section 3.2.2) has it.

use std::error::Error as StdError;
use std::fmt;

use ureq::unversioned::transport::{
    Buffers, ConnectProxyConnector, ConnectionDetails, Connector, NextTimeout, RustlsConnector, SocksConnector,
    TcpConnector, Transport,
};
use ureq::{Error, Proxy, ProxyProtocol};

/// What went wrong on the way to a proxy, or between it and the server.
#[derive(Debug)]
pub(super) struct OfProxy(pub(super) Error);

impl fmt::Display for OfProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for OfProxy {}

/// All that opens connections: through a proxy if there is one, else directly; with TLS where the address asks for it.
pub(super) fn connector() -> impl Connector {
    ThroughProxy::default().chain(TcpConnector::default()).chain(RustlsConnector::default())
}

/// Opens connections through the proxy of the configuration, and leaves others to the next connector.
#[derive(Debug, Default)]
struct ThroughProxy {
    socks: SocksConnector,
    tunnel: ConnectProxyConnector,
    tcp: TcpConnector,
    tls: RustlsConnector,
}

impl Connector for ThroughProxy {
    type Out = Box<dyn Transport>;

    fn connect(&self, details: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<Self::Out>, Error> {
        let Some(proxy) = details.config.proxy() else { return Ok(None) };
        match self.open(details, proxy) {
            Ok(Some(transport)) => Ok(Some(transport)),
            // Without a connection the next connector would open one that goes round the proxy.
            Ok(None) => Err(Error::Other(Box::new(OfProxy(Error::ConnectionFailed)))),
            Err(error) => Err(Error::Other(Box::new(OfProxy(error)))),
        }
    }
}

impl ThroughProxy {
    fn open(&self, details: &ConnectionDetails<'_>, proxy: &Proxy) -> Result<Option<Box<dyn Transport>>, Error> {
        if proxy.protocol() == ProxyProtocol::Socks5h {
            let transport = self.socks.connect(details, None::<()>)?;
            return Ok(transport.map(|it| Box::new(it) as Box<dyn Transport>));
        }
        if details.needs_tls() {
            let transport = self.tunnel.connect(details, None::<()>)?;
            return Ok(transport.map(|it| Box::new(it) as Box<dyn Transport>));
        }
        let Some(authority) = details.uri.authority() else { return Ok(None) };
        let proxy_details = ConnectionDetails {
            uri: proxy.uri(),
            addrs: details.resolver.resolve(proxy.uri(), details.config, details.timeout)?,
            config: details.config,
            request_level: details.request_level,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: details.current_time.clone(),
            run_connector: details.run_connector.clone(),
            register_shutdown: details.register_shutdown.clone(),
        };
        let tcp = self.tcp.connect(&proxy_details, None::<()>)?;
        let Some(to_proxy) = self.tls.connect(&proxy_details, tcp)? else { return Ok(None) };
        Ok(Some(Box::new(Absolute { to_proxy, origin: format!("http://{authority}"), begins: true })))
    }
}

/// A connection to a proxy on which pages of one server are asked for by their whole address, where ureq writes the path
/// alone.
#[derive(Debug)]
struct Absolute<T> {
    to_proxy: T,
    /// What stands before the path: the scheme and the server.
    origin: String,
    /// Whether what is sent next is the beginning of a request. Requests have no body, so it is what comes first and
    /// what comes after something was read.
    begins: bool,
}

impl<T: Transport> Transport for Absolute<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.to_proxy.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        if !self.begins {
            return self.to_proxy.transmit_output(amount, timeout);
        }
        self.begins = false;
        let written = self.to_proxy.buffers().output().get(..amount).unwrap_or_default().to_vec();
        let Some(space) = written.iter().position(|byte| *byte == b' ') else { return Err(Error::ConnectionFailed) };
        let (method, rest) = written.split_at(space + 1);
        // It may be longer than the buffer now.
        let mut left: &[u8] = &[method, self.origin.as_bytes(), rest].concat();
        while !left.is_empty() {
            let buffer = self.to_proxy.buffers().output();
            let (part, after) = left.split_at(left.len().min(buffer.len()));
            if let Some(room) = buffer.get_mut(..part.len()) {
                room.copy_from_slice(part);
            }
            self.to_proxy.transmit_output(part.len(), timeout)?;
            left = after;
        }
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.begins = true;
        self.to_proxy.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.to_proxy.is_open()
    }
}

#[cfg(test)]
mod tests {
    use ureq::unversioned::transport::LazyBuffers;

    use super::*;

    /// Keeps what is sent, in a buffer of 16 bytes.
    #[derive(Debug)]
    struct Sent(LazyBuffers, Vec<u8>);

    impl Transport for Sent {
        fn buffers(&mut self) -> &mut dyn Buffers {
            &mut self.0
        }

        fn transmit_output(&mut self, amount: usize, _: NextTimeout) -> Result<(), Error> {
            self.1.extend_from_slice(&self.0.output()[..amount]);
            Ok(())
        }

        fn await_input(&mut self, _: NextTimeout) -> Result<bool, Error> {
            Ok(true)
        }

        fn is_open(&mut self) -> bool {
            true
        }
    }

    #[test]
    fn each_request_begins_with_the_whole_address() {
        let to_proxy = Sent(LazyBuffers::new(16, 16), Vec::new());
        let mut absolute = Absolute { to_proxy, origin: "http://a.example:8080".to_owned(), begins: true };
        for (parts, expected) in [
            (&["GET /a HTTP/1.1"][..], "GET http://a.example:8080/a HTTP/1.1"),
            (&["GET / HTTP/1.1\r\n", "a: b c\r\n\r\n"], "GET http://a.example:8080/ HTTP/1.1\r\na: b c\r\n\r\n"),
        ] {
            for part in parts {
                absolute.buffers().output()[..part.len()].copy_from_slice(part.as_bytes());
                absolute.transmit_output(part.len(), NextTimeout::default()).expect("it is kept");
            }
            assert_eq!(String::from_utf8_lossy(&std::mem::take(&mut absolute.to_proxy.1)), expected);
            absolute.await_input(NextTimeout::default()).expect("there is always more");
        }
    }
}
