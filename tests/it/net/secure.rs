//! Secure connections: whom a certificate is believed from.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ascribe::load::Web;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

use super::server::{Server, page, redirect};
use super::{load, told};

/// Somebody who certifies, in whose name certificates are made.
pub(super) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    pub(super) fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    /// Writes its certificate to a file.
    pub(super) fn write(&self, folder: &Path) -> PathBuf {
        let path = folder.join("authority.pem");
        std::fs::write(&path, format!("A comment.\n{}", self.pem)).unwrap();
        path
    }

    /// What a server for a host needs, whose certificate is changed before it is signed.
    pub(super) fn serves(&self, host: &str, change: impl FnOnce(&mut CertificateParams)) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        change(&mut params);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        builder.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap()
    }
}

#[test]
fn certificates_are_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new("The authority of the tests");
    let trusting = Web { certificates: Some(authority.write(folder.path())), ..Web::default() };
    let stranger = Authority::new("A stranger");
    let good = authority.serves("127.0.0.1", |_| ());
    let other = authority.serves("other.example", |_| ());
    let expired = authority.serves("127.0.0.1", |it| it.not_after = date_time_ymd(2020, 1, 1));
    let early = authority.serves("127.0.0.1", |it| it.not_before = date_time_ymd(3000, 1, 1));
    let strange = stranger.serves("127.0.0.1", |_| ());
    let unknown = "the certificate of HOST was issued by an unknown authority; if you trust it, set SSL_CERT_FILE \
                   to a file with the issuer's certificate";
    let somebody = "so you may be talking to an impostor";
    for (config, web, expected) in [
        (good.clone(), &trusting, "Some words.".to_owned()),
        (good, &Web::default(), unknown.to_owned()),
        (strange, &trusting, unknown.to_owned()),
        (other, &trusting, format!("the certificate is not for HOST, {somebody}; check the address")),
        (expired, &trusting, format!("the certificate of HOST has expired, {somebody}; try again later")),
        (early, &trusting, "the certificate of HOST is not valid yet; check this machine's clock".to_owned()),
    ] {
        let server = Server::secure(config, |_, client| client.write_all(&page("Some words.")));
        assert_eq!(told(load(web, &server.at("/"))), expected.replace("HOST", &server.host()));
    }
}

#[test]
fn a_server_without_tls_has_no_secure_pages() {
    let server = Server::start(|_, client| client.write_all(&page("Some words.")));
    let sentence = load(&Web::default(), &server.at("/").replace("http:", "https:")).expect_err("it cannot be");
    let expected = format!("{} failed to establish a secure connection (", server.host());
    assert!(sentence.starts_with(&expected), "{sentence}");
}

#[test]
fn a_redirect_that_leaves_security_is_followed_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new("The authority of the tests");
    let open = Server::start(|_, client| client.write_all(&page("Some words.")));
    let target = open.at("/");
    let config = authority.serves("127.0.0.1", |_| ());
    let secure = Server::secure(config, move |_, client| client.write_all(&redirect(&target)));
    let web = Web { certificates: Some(authority.write(folder.path())), ..Web::default() };
    let expected = "Some words. [The connection was not secure: the page may have been read \
                    or changed on the way.]";
    assert_eq!(told(load(&web, &secure.at("/"))), expected);
    assert_eq!(told(load(&web, &open.at("/"))), "Some words.", "whoever asks without security knows");
}

#[test]
fn certificates_that_cannot_be_read_are_told() {
    let web = Web { certificates: Some("no/such.pem".into()), ..Web::default() };
    let expected = "the certificates in no/such.pem cannot be read (No such file or directory (os error 2)); set \
                    SSL_CERT_FILE to another file, or unset it";
    assert_eq!(told(load(&web, "https://127.0.0.1:1/")), expected);
}
