// SPDX-License-Identifier: Apache-2.0

use base64::prelude::{BASE64_STANDARD, Engine};
use ml_dsa::{EncodedSignature, EncodedVerifyingKey, MlDsa44, Signature, VerifyingKey};
use signed_note::{Verifier, key_id};
use tlog_tiles::Checkpoint;

const TYPE: u8 = 6;

/// A key of c2sp.org/tlog-cosignature's second kind, by the library of RustCrypto.
pub struct MlDsaKey {
    name: String,
    id: u32,
    key: VerifyingKey<MlDsa44>,
}

impl MlDsaKey {
    /// None where it is a key of another type.
    pub fn parse(vkey: &str) -> Option<Self> {
        let mut parts = vkey.splitn(3, '+');
        let (name, hex) = (parts.next()?, parts.next()?);
        let bytes = BASE64_STANDARD.decode(parts.next()?).ok()?;
        let (kind, raw) = bytes.split_first()?;
        let encoded = EncodedVerifyingKey::<MlDsa44>::try_from(raw).ok()?;
        let id = key_id(name, &bytes);
        let key = VerifyingKey::decode(&encoded);
        (*kind == TYPE && format!("{id:08x}") == hex).then(|| Self { name: name.to_owned(), id, key })
    }

    fn message(&self, note: &[u8], timestamp: &[u8]) -> Option<Vec<u8>> {
        let checkpoint = Checkpoint::from_bytes(note).ok()?;
        let mut message = b"subtree/v1\n\0".to_vec();
        message.push(u8::try_from(self.name.len()).ok()?);
        message.extend_from_slice(self.name.as_bytes());
        message.extend_from_slice(timestamp);
        message.push(u8::try_from(checkpoint.origin().len()).ok()?);
        message.extend_from_slice(checkpoint.origin().as_bytes());
        message.extend_from_slice(&0u64.to_be_bytes());
        message.extend_from_slice(&checkpoint.size().to_be_bytes());
        message.extend_from_slice(&checkpoint.hash().0);
        Some(message)
    }

    fn verified(&self, note: &[u8], signature: &[u8]) -> Option<bool> {
        let (timestamp, signed) = signature.split_at_checked(size_of::<u64>())?;
        let encoded = EncodedSignature::<MlDsa44>::try_from(signed).ok()?;
        let signed = Signature::<MlDsa44>::decode(&encoded)?;
        Some(self.key.verify_with_context(&self.message(note, timestamp)?, &[], &signed))
    }
}

impl Verifier for MlDsaKey {
    fn name(&self) -> &str {
        &self.name
    }

    fn key_id(&self) -> u32 {
        self.id
    }

    fn verify(&self, note: &[u8], signature: &[u8]) -> bool {
        self.verified(note, signature).unwrap_or(false)
    }
}
